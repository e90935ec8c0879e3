/** The headers by which the hub knows who asks, and that one of our own pages does. */
const passedOn = ['cookie', 'origin', 'sec-fetch-site', 'host'];

/** A request to the hub in the name of the reader who sent `request`. */
export function hubRequest(request: Request, method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Request {
  const headers = new Headers();
  for (const name of passedOn) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  if (body) headers.set('content-type', 'application/json');
  return new Request(new URL(path, request.url), { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
}
