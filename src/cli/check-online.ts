/** `keyway check --online`: asks the hosts that content leads to, and the providers that connectors check with. */
import { randomBytes } from 'node:crypto';
import type { Outbound } from '../hub/egress.ts';
import { parseOutboundExceptions } from '../hub/egress-exceptions.ts';
import { cacheRootOf, openContent } from '../loader/index.ts';
import { checkOnline, type OnlineReport } from '../online/index.ts';
import { createSandboxProvider } from '../sandbox/provider.ts';
import { sandboxOrigin } from '../server/open-hub.ts';
import type { Settings } from '../settings.ts';
import { count } from './issues/pretty.ts';
import { keywayVersion } from './keyway-version.ts';

/** So many addresses that were not asked are named; the rest are counted. */
const namedAddresses = 3;

/**
 * What hosts answer about the wanted files of a content folder.
 * @throws {ContentMissing | HubError} The second for exceptions that can't be read.
 */
export async function askOnline(
  folder: string,
  isWanted: (file: string) => boolean,
  { KEYWAY_LINK_BASE: linkBase, KEYWAY_OUTBOUND_EXCEPTIONS = '' }: Settings,
): Promise<OnlineReport> {
  using content = openContent(folder, { cacheRoot: cacheRootOf(process.cwd()), linkBase });
  const exceptions = parseOutboundExceptions(KEYWAY_OUTBOUND_EXCEPTIONS);
  const isPlayed = !exceptions.has(sandboxOrigin);
  return checkOnline(await content.read(), {
    cacheFolder: content.cacheFolder,
    exceptions,
    ...(isPlayed ? { played: { origin: sandboxOrigin, outbound: createSandbox() } } : {}),
    userAgent: `Keyway/${keywayVersion()} (keyway check --online; looks whether links are alive)`,
    time: { now: Date.now, wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)) },
    isWanted,
  });
}

/** The pretend provider as a host that answers from within this process. */
function createSandbox(): Outbound {
  const random = (bytes: number) => new Uint8Array(randomBytes(bytes));
  const provider = createSandboxProvider({ clock: () => new Date(), random });
  return async ({ method, url, headers, body }) => {
    const address = `http://sandbox/sandbox/api${url.pathname}${url.search}`;
    const answer = await provider.fetch(new Request(address, { method, headers, body: body ?? null }));
    const text = await answer.text();
    return { kind: 'answered', status: answer.status, headers: new Map(answer.headers), body: { kind: 'whole', text } };
  };
}

/** What was asked, in words: `Asked 412 addresses of 96 hosts (380 from the cache), 3 checks of providers`. */
export function askedInWords({ addresses, hosts, fromCache, probes, unasked, passedOver }: OnlineReport): string {
  const cached = fromCache === 0 ? '' : ` (${fromCache} from the cache)`;
  const links = `${count(addresses, 'address', 'addresses')} of ${count(hosts, 'host')}${cached}`;
  const checks = probes === 0 ? '' : `, ${checksInWords(probes)}`;
  const { nearby, placeholders } = passedOver;
  return [
    `Asked ${links}${checks}`,
    ...(unasked.addresses === 0 ? [] : [`Could not ask ${count(unasked.addresses, 'address', 'addresses')}`]),
    ...(unasked.probes === 0 ? [] : [`Could not ask for ${checksInWords(unasked.probes)}`]),
    ...notAsked(nearby, 'of this machine or of private networks'),
    ...notAsked(placeholders, 'with a placeholder'),
  ].join('.\n');
}

function checksInWords(number: number): string {
  return number === 1 ? '1 check of a provider' : `${number} checks of providers`;
}

function notAsked(addresses: readonly string[], kind: string): string[] {
  if (addresses.length === 0) return [];
  const named = addresses.slice(0, namedAddresses).join(', ');
  const more = addresses.length > namedAddresses ? ` and ${addresses.length - namedAddresses} more` : '';
  return [`Did not ask ${count(addresses.length, 'address', 'addresses')} ${kind}: ${named}${more}`];
}
