import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll } from 'vitest';

export interface SlowFront {
  /** Without a slash at its end. */
  url: string;
}

/** A server in front of a site that hands its pages on in pieces, so that a browser shows what it has of them so far. */
export async function startSlowFront(
  siteUrl: string,
  { pieces, pauseMs }: { pieces: number; pauseMs: number },
): Promise<SlowFront> {
  const server = createServer(async (request, response) => {
    const answer = await fetch(siteUrl + request.url, { headers: { accept: request.headers.accept ?? '*/*' } });
    const type = answer.headers.get('content-type') ?? '';
    const body = Buffer.from(await answer.arrayBuffer());
    response.writeHead(answer.status, { 'content-type': type });
    if (!type.startsWith('text/html')) return response.end(body);
    const size = Math.ceil(body.length / pieces);
    for (let start = 0; start < body.length; start += size) {
      response.write(body.subarray(start, start + size));
      await sleep(pauseMs);
    }
    return response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => new Promise((resolve) => server.close(resolve)));
  return { url: `http://localhost:${(server.address() as AddressInfo).port}` };
}
