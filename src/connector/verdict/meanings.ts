/** What verdicts and their codes mean, for those who write `connector.yaml`. */
import type { OutageCode, RejectionCode } from '../../contract/hub.ts';

export const verdictMeanings = {
  accepted: 'The credential is good.',
  'rights-missing': 'The credential is good, and may not do all that it is needed for.',
  rejected: 'The credential is not good; `code` says why.',
  'could-not-check': 'The answer says nothing about the credential: the provider is down or busy.',
} as const;

export const rejectionMeanings: Readonly<Record<RejectionCode, string>> = {
  'credential-rejected': 'The provider does not know the credential.',
  'credential-expired': 'It was good once, and its time is over.',
  'credential-revoked': 'Somebody revoked it.',
  'plan-lacks-api': "The account's plan does not include the API.",
  'address-not-allowed': 'The provider takes it only from addresses that are on a list.',
};

export const outageMeanings: Readonly<Record<OutageCode, string>> = {
  'provider-unreachable': 'No connection to the provider.',
  'provider-timeout': 'The provider did not answer in time.',
  'provider-failed': 'The provider answered with a fault of its own: 500 and above.',
  'provider-busy': 'The provider asks for fewer requests: 429.',
  'unexpected-answer': 'An answer that no rule foresees.',
  'too-many-checks': 'The hub itself has checked too often.',
};
