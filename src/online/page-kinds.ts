/** What kind of page an address leads to, as far as the address itself says. */

/** Words of addresses that are for signing in and for nothing else. */
const loginWords = /^(?:log[-_]?in|log[-_]?on|sign[-_]?in|sign[-_]?on|wp-login\.php|(?:login|signin|logon)\.\w+)$/i;
/** Words that documentation has, too: they count where the address did not have them, and leads back to it. */
const doubtfulWords =
  /^(?:auth|oauth2?|authorize|authenticate|authentication|openid-connect|saml2?|sso|idp|sessions?|accounts?|identity|cas)$/i;
const loginHosts = /^(?:log-?in|sign-?in|sso|auth\d?|oauth|idp|accounts?|identity|id)\./i;

/** Whether a redirect from one address to another asks who somebody is. */
export function leadsToLogin(from: URL, to: URL): boolean {
  const [before, words] = [wordsOf(from), wordsOf(to)];
  if (words.some((word) => loginWords.test(word))) return true;
  const leadsBack =
    from.pathname !== '/' && [...to.searchParams.values()].some((value) => value.includes(from.pathname));
  if (leadsBack && words.some((word) => doubtfulWords.test(word) && !before.includes(word))) return true;
  return loginHosts.test(to.hostname) && !loginHosts.test(from.hostname);
}

function wordsOf({ pathname }: URL): string[] {
  return pathname
    .toLowerCase()
    .split('/')
    .filter((word) => word !== '');
}

/** What is added to an address of a first page, which it stays. */
const trackedBy = /^\?(?:utm_\w+|lang|hl|locale|ref|from|src|source|error|redirect\w*)=/i;

/** Whether an address is that of a site's first page, in whatever language. */
export function isHome({ pathname, search, hash }: URL): boolean {
  if (hash.length > 1 || (search.includes('=') && !trackedBy.test(search))) return false;
  return /^\/(?:[a-z]{2}(?:[-_][a-z]{2,4})?\/?)?(?:(?:index|home|default)(?:\.\w+)?\/?)?$/i.test(pathname);
}
