import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import { isIP } from 'node:net';
import { promisify } from 'node:util';
import { request as send } from 'undici';
import type { ProviderAnswer } from '../connector/verdict/verdict.ts';
import { isPublicAddress } from './address.ts';
import { readBody } from './egress-body.ts';
import { isLoopbackUrl, type OutboundExceptions } from './egress-exceptions.ts';
import { createEgressPools } from './egress-pools.ts';

export interface OutboundRequest {
  method: 'GET' | 'POST' | 'HEAD';
  /** An https URL. */
  url: URL;
  headers: Readonly<Record<string, string>>;
  body?: string;
}

/** None of the answers throws: a provider that is away is an expected one. */
export type Outbound = (request: OutboundRequest) => Promise<ProviderAnswer>;

/** All addresses of a host name; rejects when there are none. */
export type ResolveHost = (host: string) => Promise<LookupAddress[]>;

export interface OutboundOptions {
  /** From sending to the last byte of the answer. */
  timeoutMs: number;
  /** Asked anew for each request, as the sandbox's port is known only once the server listens. */
  exceptions?: () => OutboundExceptions;
  resolveHost?: ResolveHost;
  /** Whether hosts are reached without encryption too, for what carries nothing of anybody. */
  plainHttp?: 'refused' | 'allowed';
  /** `dropped`: the status and the headers are all that is wanted, and the body is not read. */
  bodies?: 'read' | 'dropped';
}

/**
 * A client that reaches public https hosts only, or those of plain http too where that is allowed. The addresses of a host are looked up and checked for each request, and
 * the connection is one to the very addresses that were checked; redirects are answers, not followed; proxies in the
 * environment do not count. `exceptions` replaces an origin by a loopback URL, and is the only way to this machine.
 */
export function createOutbound({
  timeoutMs,
  exceptions,
  resolveHost = resolveBySystem,
  plainHttp = 'refused',
  bodies = 'read',
}: OutboundOptions): Outbound {
  const poolFor = createEgressPools({ timeoutMs });

  return async (request) => {
    const { url, method } = request;
    const exception = exceptions?.().get(url.origin);
    if (exception === undefined && !isAllowed(url, plainHttp)) return { kind: 'unreachable' };
    if (exception !== undefined && !isLoopbackUrl(exception)) return { kind: 'unreachable' };
    const target = exception === undefined ? url : new URL(`${exception}${url.pathname}${url.search}`);
    const controller = new AbortController();
    const { signal } = controller;
    // Cleared with the answer: a signal of its own time would be held for all of it, after each request.
    const timer = setTimeout(() => controller.abort(), timeoutMs);
    try {
      const isByName = exception === undefined && isIP(hostOf(url)) === 0;
      const addresses = isByName ? await untilAborted(publicAddresses(url.hostname, resolveHost), signal) : [];
      const ask = (use: 'kept' | 'once') => {
        const dispatcher = poolFor({ origin: target.origin, addresses }, use);
        return untilAborted(send(target, { ...sentParts(request), dispatcher, signal }), signal);
      };
      const answer = await ask(method === 'POST' ? 'once' : 'kept').catch((error: unknown) => {
        // A kept connection may be closed by the other side in the moment in which it is taken.
        if (method === 'POST' || !isClosed(error)) throw error;
        return ask('once');
      });
      const answered = headerMap(answer.headers);
      if (bodies === 'dropped') {
        answer.body.on('error', () => {}).destroy();
        return { kind: 'answered', status: answer.statusCode, headers: answered, body: { kind: 'unreadable' } };
      }
      const body = await readBody(answer.body, answered.get('content-encoding'));
      return { kind: 'answered', status: answer.statusCode, headers: answered, body };
    } catch (error) {
      return signal.aborted || isTimeout(error) ? { kind: 'timed-out' } : { kind: 'unreachable' };
    } finally {
      clearTimeout(timer);
    }
  };
}

function sentParts({ method, headers, body }: OutboundRequest) {
  return {
    method,
    headers: {
      accept: 'application/json',
      'user-agent': 'connect-check',
      ...lowerCased(headers),
      'accept-encoding': 'identity',
    },
    body: body ?? null,
  };
}

/** Also for what waits where no signal is heard: for a name, or for a free connection. */
function untilAborted<Result>(promise: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

function isAllowed(url: URL, plainHttp: 'refused' | 'allowed'): boolean {
  const host = hostOf(url);
  // Node connects to a literal address without asking anybody for it.
  return (
    (url.protocol === 'https:' || (plainHttp === 'allowed' && url.protocol === 'http:')) &&
    url.username === '' &&
    url.password === '' &&
    (isIP(host) === 0 || isPublicAddress(host))
  );
}

function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}

/** @throws {Error} The host has none, or others too: one private address among public ones is an attack or a mistake. */
async function publicAddresses(host: string, resolveHost: ResolveHost): Promise<LookupAddress[]> {
  const addresses = await resolveHost(host);
  if (addresses.length === 0 || !addresses.every(({ address }) => isPublicAddress(address)))
    throw new Error('The host has no public address.');
  return addresses;
}

const lookupAll = promisify(systemLookup);

function resolveBySystem(host: string): Promise<LookupAddress[]> {
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

/** Whether the connection ended before anything of an answer had come. */
function isClosed(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(?:UND_ERR_SOCKET|ECONNRESET|EPIPE)$/.test(String(error.code));
}
