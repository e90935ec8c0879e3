import { lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { promisify } from 'node:util';
import { Agent, request as send } from 'undici';
import { isPublicAddress } from './address.ts';
import { type Body, readBody } from './egress-body.ts';
import { isLoopbackUrl, type OutboundExceptions } from './egress-exceptions.ts';

export interface OutboundRequest {
  method: 'GET' | 'POST' | 'HEAD';
  /** An https URL. */
  url: URL;
  headers: Readonly<Record<string, string>>;
  body?: string;
}

/** What became of a request. None of these throws: a provider that is away is an expected answer. */
export type OutboundAnswer =
  | { kind: 'answered'; status: number; headers: ReadonlyMap<string, string>; body: Body }
  | { kind: 'timed-out' }
  | { kind: 'unreachable' };

export type Outbound = (request: OutboundRequest) => Promise<OutboundAnswer>;

/** All addresses of a host name; rejects when there are none. */
export type ResolveHost = (host: string) => Promise<{ address: string; family: number }[]>;

export interface OutboundOptions {
  /** From sending to the last byte of the answer. */
  timeoutMs: number;
  /** Asked anew for each request, as the sandbox's port is known only once the server listens. */
  exceptions?: () => OutboundExceptions;
  resolveHost?: ResolveHost;
}

/**
 * A client that reaches public https hosts only. The address is checked where the connection is made, and the
 * connection goes to the very address that was checked; redirects are answers, not followed; proxies in the
 * environment do not count. `exceptions` replaces an origin by a loopback URL, and is the only way to this machine.
 */
export function createOutbound({ timeoutMs, exceptions, resolveHost = resolveBySystem }: OutboundOptions): Outbound {
  return async ({ method, url, headers, body }) => {
    const exception = exceptions?.().get(url.origin);
    if (exception === undefined && !isAllowed(url)) return { kind: 'unreachable' };
    if (exception !== undefined && !isLoopbackUrl(exception)) return { kind: 'unreachable' };
    const target = exception === undefined ? url : new URL(`${exception}${url.pathname}${url.search}`);

    // One agent per request: no connection outlives its request, so none can be reused for another host or owner.
    const agent = new Agent({
      connect:
        exception === undefined ? { lookup: publicLookup(resolveHost), timeout: timeoutMs } : { timeout: timeoutMs },
      maxHeaderSize: 16_384,
      allowH2: false,
    });
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const answer = await send(target, {
        method,
        headers: {
          accept: 'application/json',
          'user-agent': 'connect-check',
          ...lowerCased(headers),
          'accept-encoding': 'identity',
        },
        body: body ?? null,
        dispatcher: agent,
        signal,
      });
      const answered = headerMap(answer.headers);
      const text = await readBody(answer.body, answered.get('content-encoding'));
      return { kind: 'answered', status: answer.statusCode, headers: answered, body: text };
    } catch (error) {
      return signal.aborted || isTimeout(error) ? { kind: 'timed-out' } : { kind: 'unreachable' };
    } finally {
      await agent.destroy();
    }
  };
}

function isAllowed(url: URL): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // Node connects to a literal address without asking `lookup`.
  return (
    url.protocol === 'https:' &&
    url.username === '' &&
    url.password === '' &&
    (isIP(host) === 0 || isPublicAddress(host))
  );
}

function publicLookup(resolveHost: ResolveHost): LookupFunction {
  return (host, options, done) => {
    resolveHost(host).then(
      (addresses) => {
        const [first] = addresses;
        // One private address among public ones is an attack or a mistake; neither deserves a connection.
        if (first === undefined || !addresses.every(({ address }) => isPublicAddress(address))) {
          done(Object.assign(new Error('The host has no public address.'), { code: 'ENOTFOUND' }), '', 4);
        } else if (options.all === true) done(null, addresses);
        else done(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => done(error, '', 4),
    );
  };
}

const lookupAll = promisify(systemLookup);

function resolveBySystem(host: string): Promise<{ address: string; family: number }[]> {
  return lookupAll(host, { all: true });
}

function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function headerMap(headers: Record<string, string | string[] | undefined>): Map<string, string> {
  return new Map(
    Object.entries(headers).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}

function isTimeout(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && /^UND_ERR_(?:CONNECT|HEADERS|BODY)_TIMEOUT$/.test(String(error.code))
  );
}
