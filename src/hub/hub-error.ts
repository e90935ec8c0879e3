import { KeywayError } from '../contract/errors.ts';

/** Outages and bugs of the hub. Permanent: operators search their logs for these. */
export const hubErrorCodes = [
  'vault-keys-malformed',
  'vault-key-missing',
  'vault-key-readable-by-others',
  'vault-key-unknown',
  'vault-key-wrong',
  'vault-key-retired',
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

/** The vault's sealing key, as the database has it, is not among the keys of this start, or changes all the time. */
export function keyRetired(options?: ErrorOptions): HubError {
  return new HubError(
    'vault-key-retired',
    'Another key of the vault seals by now, so nothing was sealed. Start the hub again with that key among its own.',
    options,
  );
}
