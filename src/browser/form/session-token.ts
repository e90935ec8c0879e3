/**
 * Takes the session token out of a page's fragment (`#session=…`) and leaves the address without it, so that it is
 * in no history entry, bookmark or copied link. Undefined when the fragment carries none.
 */
export function takeSessionToken(
  location: Pick<Location, 'hash' | 'pathname' | 'search'>,
  history: Pick<History, 'state' | 'replaceState'>,
): string | undefined {
  const token = /^#session=(.+)/.exec(location.hash)?.[1];
  if (token !== undefined) history.replaceState(history.state, '', location.pathname + location.search);
  return token;
}
