import { sessionCookie } from '../contract/hub.ts';
import { rememberedMs } from './sessions.ts';
import type { StoredSession } from './store/store.ts';

/** Whose cookie it is: several brands may stand on one host, below paths of it or on ports of their own. */
export interface CookieScope {
  brand: string;
  /** Address of the brand's site, without a slash at its end. */
  publicUrl: string;
}

/** The name of the cookie that carries a session of a brand, with the prefix by which browsers hold it to its place. */
export function sessionCookieName({ brand, publicUrl }: CookieScope): string {
  const { protocol, pathname } = new URL(publicUrl);
  const name = `${sessionCookie}_${brand.replace(/[^\w-]/g, '-')}`;
  if (protocol !== 'https:') return name;
  // `__Host-` wants the path `/`, and below a path that would send the session to the neighbours.
  return pathname === '/' ? `__Host-${name}` : `__Secure-${name}`;
}

/**
 * A Set-Cookie value that carries a session to the brand's own pages. It outlives the session for as long as the hub
 * remembers that one, so that its end can be told from its absence.
 */
export function sessionCookieText(
  token: string,
  session: StoredSession,
  { now, ...scope }: CookieScope & { now: Date },
): string {
  const { protocol, pathname } = new URL(scope.publicUrl);
  const path = pathname.endsWith('/') ? pathname : `${pathname}/`;
  const maxAgeS = Math.max(0, Math.floor((session.expiresAt.getTime() + rememberedMs - now.getTime()) / 1000));
  // Without `Secure` on plain http, where a browser would drop the cookie on any host but localhost.
  const secure = protocol === 'https:' ? '; Secure' : '';
  return `${sessionCookieName(scope)}=${token}; Path=${path}; HttpOnly; SameSite=Lax; Max-Age=${maxAgeS}${secure}`;
}
