import type { RejectionCode, Verdict } from '../contract/hub.ts';
import type { StoredAccount } from './store/store.ts';

type Decided = Extract<Verdict, { kind: 'accepted' | 'rights-missing' | 'rejected' }>;

/** The status of an account after its credential was checked again, with the reason where it does not work. */
export function statusAfter(verdict: Decided, now: Date): Pick<StoredAccount, 'status' | 'statusReasons'> {
  if (verdict.kind === 'accepted') return { status: 'active', statusReasons: [] };
  const code = verdict.kind === 'rejected' ? verdict.code : verdict.kind;
  return {
    status: code === 'credential-expired' ? 'expired' : 'error',
    statusReasons: [{ code, description: descriptions[code], timestamp: now.toISOString() }],
  };
}

const descriptions: Record<RejectionCode | 'rights-missing', string> = {
  'credential-rejected': 'The provider no longer accepts the credential. Link the account again with a new one.',
  'credential-expired': 'The credential has expired. Link the account again with a new one.',
  'credential-revoked': 'The credential was revoked at the provider. Link the account again with a new one.',
  'plan-lacks-api': "The account's plan at the provider no longer includes its API. Ask the provider's administrator.",
  'address-not-allowed':
    "The provider refuses this service's address. Add it to the provider's list of allowed addresses.",
  'rights-missing': 'The credential lacks rights that are needed. Grant them at the provider, then check again.',
};
