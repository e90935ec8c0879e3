import { sessionIdHeader } from '../contract/hub.ts';

/** The headers by which the hub knows who asks, and that one of our own pages does. */
const passedOn = ['cookie', 'origin', 'sec-fetch-site', 'host'];

/** A request to the hub in the name of the reader who sent `request`. `session`: the id of the one that the page showed. */
export function hubRequest(
  request: Request,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  { body, session }: { body?: object; session?: string } = {},
): Request {
  const headers = new Headers();
  if (session !== undefined) headers.set(sessionIdHeader, session);
  for (const name of passedOn) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  if (body) headers.set('content-type', 'application/json');
  return new Request(new URL(path, request.url), { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
}
