/** What an address comes to when somebody follows it. */
import type { Ask, Reply } from './ask-politely.ts';
import { isHome, leadsToLogin } from './page-kinds.ts';

export type LinkAnswer =
  | { kind: 'alive' }
  /** All the redirects that lead there are for good. */
  | { kind: 'moved'; to: string }
  | { kind: 'home'; to: string }
  | { kind: 'gone'; status: number }
  | { kind: 'nameless'; host: string }
  | { kind: 'private' }
  | { kind: 'unanswered'; host: string; why: Unanswered; status?: number };

export type Unanswered = 'timed-out' | 'unreachable' | 'status' | 'circle' | 'names-unknown' | 'closed' | 'late';

export interface AskLinkDeps {
  ask: Ask;
  /** Between two questions to a host that did not answer the first. */
  pause(): Promise<void>;
  /** Who asks, in words for the people who read a server's log. */
  userAgent: string;
}

const mostHops = 10;

/** Statuses with which a page tells those who are not signed in that it is there. 999 is a large network's own. */
const walls = new Set([401, 403, 405, 407, 429, 999]);
const permanent = new Set([301, 308]);
const redirects = new Set([301, 302, 303, 307, 308]);

/** Follows an address to its end. */
export async function askLink(address: URL, deps: AskLinkDeps): Promise<LinkAnswer> {
  const hops = [address];
  let lasting = address;
  let isLasting = true;
  for (let at = address; ; ) {
    const reply = await askPage(at, deps);
    const next = reply.kind === 'answered' ? redirectOf(reply, at) : undefined;
    if (reply.kind !== 'answered' || next === undefined) return answerOf(reply, at, { address, lasting, hops });
    isLasting &&= permanent.has(reply.status);
    if (isLasting) lasting = next;
    if (leadsToLogin(address, next)) return { kind: 'alive' };
    if (hops.length > mostHops || hops.some(({ href }) => href === next.href))
      return { kind: 'unanswered', host: at.host, why: 'circle' };
    hops.push(next);
    at = next;
  }
}

type Answered = Extract<Reply, { kind: 'answered' }>;

/** Where an answer leads on; `undefined` if it does not. */
function redirectOf({ status, headers }: Answered, at: URL): URL | undefined {
  const location = headers.get('location');
  if (!redirects.has(status) || location === undefined || !URL.canParse(location, at)) return undefined;
  const next = new URL(location, at);
  return /^https?:$/.test(next.protocol) ? next : undefined;
}

function answerOf(
  reply: Reply,
  at: URL,
  { address, lasting, hops }: { address: URL; lasting: URL; hops: readonly URL[] },
): LinkAnswer {
  if (reply.kind === 'nameless') return { kind: 'nameless', host: at.hostname };
  if (reply.kind === 'private') return { kind: 'private' };
  if (reply.kind !== 'answered') return { kind: 'unanswered', host: at.host, why: reply.kind };
  const { status } = reply;
  if (status === 404 || status === 410) return { kind: 'gone', status };
  if (walls.has(status)) return { kind: 'alive' };
  if (status < 200 || status >= 300) return { kind: 'unanswered', host: at.host, why: 'status', status };
  if (hops.length > 1 && isHome(at) && !isHome(address)) return { kind: 'home', to: at.href };
  const to = withoutFragment(lasting);
  return to === withoutFragment(address) ? { kind: 'alive' } : { kind: 'moved', to };
}

/** An address as servers see it. */
export function withoutFragment({ href }: URL): string {
  return href.replace(/#.*$/s, '');
}

/**
 * The answer of a page. Many servers refuse HEAD, or answer it as if nothing were there, so only a GET that says the same
 * counts; what did not answer is asked again after a pause.
 */
async function askPage(url: URL, { ask, pause, userAgent }: AskLinkDeps): Promise<Reply> {
  const headers = { accept: 'text/html,*/*;q=0.8', 'user-agent': userAgent };
  const first = await ask({ method: 'HEAD', url, headers });
  if (first.kind !== 'answered') {
    if (first.kind !== 'timed-out' && first.kind !== 'unreachable') return first;
    await pause();
  } else {
    const { status } = first;
    if (status < 400 || (walls.has(status) && status !== 405)) return first;
    if (status >= 500 && status !== 501) await pause();
  }
  return ask({ method: 'GET', url, headers });
}
