import { sessionCookie } from '../contract/hub.ts';
import type { StoredSession } from './store/store.ts';

/** A Set-Cookie value that carries a session on the hub's own origin, for as long as the session lives. */
export function sessionCookieText(
  token: string,
  session: StoredSession,
  { now, publicUrl }: { now: Date; publicUrl: string },
): string {
  const maxAgeS = Math.max(0, Math.floor((session.expiresAt.getTime() - now.getTime()) / 1000));
  // Without `Secure` on plain http, where a browser would drop the cookie on any host but localhost.
  const secure = new URL(publicUrl).protocol === 'https:' ? '; Secure' : '';
  return `${sessionCookie}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAgeS}${secure}`;
}
