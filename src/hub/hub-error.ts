import { KeywayError } from '../contract/errors.ts';

/** Outages and bugs of the hub. Permanent: operators search their logs for these. */
export const hubErrorCodes = [
  'vault-keys-malformed',
  'vault-key-missing',
  'vault-key-readable-by-others',
  'vault-key-unknown',
  'vault-key-wrong',
  'vault-cannot-open',
  'store-newer-than-hub',
  'store-busy',
  'store-full',
  'store-corrupt',
  'store-stopped',
  'store-missing',
  'store-in-use',
  'store-taken',
  'backup-unreadable',
  'backup-taken',
  'outbound-exceptions-malformed',
  'verification-template-broken',
  'link-kept-changing',
] as const;
export type HubErrorCode = (typeof hubErrorCodes)[number];

/** An outage or a bug. Its message says what happened and what to do, and never holds a value that a person typed. */
export class HubError extends KeywayError<HubErrorCode> {}
