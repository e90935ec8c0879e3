/** The errors that are expected: each has a code that scripts and people can rely on. Anything else thrown is a bug. */

/** Every code, and the class whose errors have it. A class of errors is added here and nowhere else. */
const classOfCode = {
  'arguments-invalid': 'ArgumentsInvalid',
  'settings-invalid': 'SettingsInvalid',
  'house-config-invalid': 'HouseConfigInvalid',
  interrupted: 'Interrupted',

  'content-missing': 'ContentMissing',
  'content-changing': 'ContentChanging',
  'brand-unknown': 'BrandUnknown',

  'address-unplanned': 'AddressUnplanned',
  'traces-found': 'TracesFound',
  'font-unreadable': 'FontUnreadable',
  'shells-failed': 'ShellsFailed',
  'search-bundle-too-large': 'SearchBundleTooLarge',
  'shard-missing': 'ShardMissing',
  'shard-doubled': 'ShardDoubled',
  'shards-differ': 'ShardsDiffer',
  'report-place-taken': 'ReportPlaceTaken',
  'site-unreachable': 'SiteUnreachable',

  'port-taken': 'PortTaken',
  'site-address-taken': 'SiteAddressTaken',
  'site-not-built': 'SiteNotBuilt',
  'browser-missing': 'BrowserMissing',

  'vault-keys-malformed': 'HubError',
  'vault-key-missing': 'HubError',
  'vault-key-readable-by-others': 'HubError',
  'vault-key-unknown': 'HubError',
  'vault-key-wrong': 'HubError',
  'vault-key-retired': 'HubError',
  'vault-cannot-open': 'HubError',
  'store-newer-than-hub': 'HubError',
  'store-busy': 'HubError',
  'store-full': 'HubError',
  'store-corrupt': 'HubError',
  'store-stopped': 'HubError',
  'store-missing': 'HubError',
  'store-in-use': 'HubError',
  'store-taken': 'HubError',
  'backup-unreadable': 'HubError',
  'backup-taken': 'HubError',
  'outbound-exceptions-malformed': 'HubError',
  'verification-template-broken': 'HubError',
  'link-kept-changing': 'HubError',
} as const;

export type ErrorCode = keyof typeof classOfCode;

/** Every code, with the name of its class. */
export const errorCodes: ReadonlyMap<string, string> = new Map(Object.entries(classOfCode));

/** An error that is expected. Its message says what happened and what to do, in words for a person. */
export abstract class KeywayError<Code extends ErrorCode = ErrorCode> extends Error {
  readonly code: Code;

  constructor(code: Code, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = classOfCode[code];
    this.code = code;
  }
}

/**
 * The code of an expected error; `undefined` for all else, though it may have a code of its own, such as `ENOENT`.
 * It looks at what the error says of itself, because code that Vite loads has classes of its own.
 */
export function errorCodeOf(cause: unknown): string | undefined {
  if (!(cause instanceof Error) || !('code' in cause) || typeof cause.code !== 'string') return undefined;
  return errorCodes.get(cause.code) === cause.name ? cause.code : undefined;
}
