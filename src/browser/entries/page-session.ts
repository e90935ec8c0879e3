/** Takes the session token out of the address as soon as the page is there, before anything else looks at it. */
import { takeSessionToken } from '../form/session-token.ts';

/** The token of this page's session; without one the session is a cookie. */
export const pageSession = takeSessionToken(location, history);
