/** `keyway serve`: built sites, each with its hub, in one process. */
import { randomBytes } from 'node:crypto';
import { KeywayError } from '../contract/errors.ts';
import type { LogEntry } from '../hub/log-entry.ts';
import { createSandboxProvider } from '../sandbox/provider.ts';
import { type Listening, listen, type Place } from './listen.ts';
import { opensLocalSessions } from './local-session.ts';
import { type BuiltSite, type OpenSite, openSite, redirectTo } from './open-site.ts';
import { hasSandbox } from './sandbox-switch.ts';
import type { ServedContent } from './served-content.ts';

export interface RunningSites extends Listening {
  /** Where people reach each, in the order in which they were given. */
  urls: string[];
  notices: string[];
}

/** Two sites are to stand at the same address. */
export class SiteAddressTaken extends KeywayError {
  constructor(brand: string, other: string, url: string) {
    super(
      'site-address-taken',
      `${brand} and ${other} both stand at ${url}. Give one of them another \`links.site\` in its brand.yaml.`,
    );
  }
}

/**
 * Serves sites until they are closed. One alone answers under every name of this machine; several are told apart by the
 * host and the path of their addresses, which are `http://<brand>.localhost:<port>` while only this machine can link.
 * @throws {SiteNotBuilt | SiteAddressTaken | PortTaken | HubError}
 */
export async function serveSites(
  sites: readonly BuiltSite[],
  { place, content, log }: { place: Place; content: ServedContent; log: (entry: LogEntry) => void },
): Promise<RunningSites> {
  let { port } = place;
  const sandbox = createSandboxProvider({
    clock: () => new Date(),
    random: (bytes) => new Uint8Array(randomBytes(bytes)),
  });
  const open: OpenSite[] = [];
  const closeAll = async () => {
    for (const site of open) await site.close();
    content[Symbol.dispose]();
  };
  const originOf = ({ brand, settings }: BuiltSite) => {
    if (sites.length === 1) return `http://localhost:${port}`;
    return opensLocalSessions(settings) ? `http://${brand.id}.localhost:${port}` : brand.links.site;
  };
  try {
    for (const site of sites)
      open.push(await openSite(site, { origin: () => originOf(site), port: () => port, sandbox, content, log }));
    requireOwnAddresses(sites, open);
    const listening = await listen(async (request, client) => {
      const [alone, ...others] = open;
      const answer =
        alone && others.length === 0 ? answerAlone(alone, request, client) : answerAmong(open, request, client);
      // The hubs' own way to the sandbox leads to no site: by the number of this machine, and at the root of the host.
      const isForSandbox =
        new URL(request.url).pathname.startsWith('/sandbox/api/') && sites.some(({ settings }) => hasSandbox(settings));
      return (await answer) ?? (isForSandbox ? sandbox.fetch(request) : nothingHere(open, request));
    }, place);
    port = listening.port;
    let closed: Promise<void> | undefined;
    return {
      port,
      urls: open.map(({ url }) => url()),
      notices: open.flatMap(({ notices }) => notices),
      // A terminal may send its signal both to this process and to the one that started it, which passes it on.
      close: () => {
        closed ??= listening.close().then(closeAll);
        return closed;
      },
    };
  } catch (cause) {
    await closeAll();
    throw cause;
  }
}

function requireOwnAddresses(sites: readonly BuiltSite[], open: readonly OpenSite[]): void {
  const taken = new Map<string, string>();
  for (const [index, { url }] of open.entries()) {
    const { id = '' } = sites[index]?.brand ?? {};
    const other = taken.get(url());
    if (other !== undefined) throw new SiteAddressTaken(other, id, url());
    taken.set(url(), id);
  }
}

async function answerAlone(site: OpenSite, request: Request, client: string | undefined) {
  // Whoever starts a site below a path looks for it at the root first.
  if (new URL(request.url).pathname === '/' && site.base !== '') return redirectTo(`${site.base}/`);
  return site.answer(request, client);
}

/** Of the sites with the host's name the one whose path is the longest, so that one may stand below another. */
async function answerAmong(open: readonly OpenSite[], request: Request, client: string | undefined) {
  for (const site of sitesOf(request, open).toSorted((a, b) => b.base.length - a.base.length)) {
    const answer = await site.answer(request, client);
    if (answer) return answer;
  }
  return undefined;
}

function sitesOf(request: Request, open: readonly OpenSite[]): OpenSite[] {
  const { host } = new URL(request.url);
  return open.filter(({ url }) => new URL(url()).host === host);
}

function nothingHere(open: readonly OpenSite[], request: Request): Response {
  const isKnown = open.length === 1 || sitesOf(request, open).length > 0;
  return isKnown
    ? new Response('There is nothing at this address.\n', { status: 404 })
    : new Response('No site has this name.\n', { status: 421 });
}
