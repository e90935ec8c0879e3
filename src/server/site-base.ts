/** A site below a path of its host (its base) is answered for by parts that know nothing of that path. */

/** The path within a site of a path on its host; nothing for one beside the site. */
export function pathWithin(base: string, pathname: string): string | undefined {
  return pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : undefined;
}

/** The request as it would be for a site at the root of its host; `undefined` if it is for no place of the site. */
export function withoutBase(request: Request, base: string): Request | undefined {
  if (base === '') return request;
  const url = new URL(request.url);
  const path = pathWithin(base, url.pathname);
  if (path === undefined) return undefined;
  url.pathname = path;
  return new Request(url, request);
}

/** The answer to such a request, leading to where the site stands. */
export function leadBelow(base: string, answer: Response): Response {
  if (base === '') return answer;
  const location = answer.headers.get('location');
  if (location?.startsWith('/')) answer.headers.set('location', base + location);
  return answer;
}
