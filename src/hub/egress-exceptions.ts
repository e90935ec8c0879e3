import { HubError } from './hub-error.ts';

/** Origin (`https://sandbox.invalid`) to the loopback URL that answers in its place (`http://127.0.0.1:4321/sandbox/api`). */
export type OutboundExceptions = ReadonlyMap<string, string>;

/**
 * Read `KEYWAY_OUTBOUND_EXCEPTIONS`: pairs `origin=URL` separated by white space.
 * @throws {HubError} `outbound-exceptions-malformed` when a pair cannot be read, or leads anywhere but to this machine.
 */
export function parseOutboundExceptions(text: string): OutboundExceptions {
  const pairs = text.split(/\s+/).filter((pair) => pair !== '');
  return new Map(pairs.map(parsePair));
}

function parsePair(pair: string): [string, string] {
  const [origin = '', target = ''] = pair.split(/=(.*)/s);
  if (!URL.canParse(origin) || new URL(origin).protocol !== 'https:' || new URL(origin).origin !== origin)
    throw malformed();
  if (!isLoopbackUrl(target)) throw malformed();
  return [origin, target.replace(/\/$/, '')];
}

/** Whether a URL is plain HTTP to this machine by number; a name such as `localhost` could be made to mean another. */
export function isLoopbackUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, search, hash } = new URL(text);
  const isBare = username === '' && password === '' && search === '' && hash === '';
  return protocol === 'http:' && isBare && (/^127(?:\.\d+){3}$/.test(hostname) || hostname === '[::1]');
}

function malformed(): HubError {
  return new HubError(
    'outbound-exceptions-malformed',
    'KEYWAY_OUTBOUND_EXCEPTIONS cannot be read. Write pairs such as https://api.example.com=http://127.0.0.1:9999, separated by spaces; the target must be a loopback address.',
  );
}
