/** A site below a path of its host (its base) is answered for by parts that know nothing of that path. */

/** The request as it would be for a site at the root of its host; nothing when it is for no place of the site. */
export function withoutBase(request: Request, base: string): Request | undefined {
  if (base === '') return request;
  const url = new URL(request.url);
  if (!url.pathname.startsWith(`${base}/`)) return undefined;
  url.pathname = url.pathname.slice(base.length);
  return new Request(url, request);
}

/** The answer to such a request, leading to where the site stands. */
export function leadBelow(base: string, answer: Response): Response {
  const location = answer.headers.get('location');
  if (base !== '' && location?.startsWith('/')) answer.headers.set('location', base + location);
  return answer;
}
