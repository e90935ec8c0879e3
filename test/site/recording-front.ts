import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';

/** An answer on its way through the front. */
export interface Passing {
  status: number;
  statusText: string;
  headers: [name: string, value: string][];
  body: Buffer;
}

export interface RecordingFront {
  /** Without a slash at its end. */
  url: string;
  /** Every request: `GET /llms.txt`. */
  requests: readonly { line: string; cookie: string }[];
}

/** Headers of a connection, or of a body that is here unpacked and may have changed. */
const ownHeaders = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-encoding', 'content-length']);

/** A server in front of a site that knows what was asked for, and may change what is answered. */
export async function startRecordingFront(
  siteUrl: string,
  change: (line: string, answer: Passing) => Passing = (_line, answer) => answer,
): Promise<RecordingFront> {
  const requests: { line: string; cookie: string }[] = [];
  const server = createServer(async (request, response) => {
    const { method = 'GET', url = '/', headers } = request;
    const line = `${method} ${url}`;
    requests.push({ line, cookie: headers.cookie ?? '' });
    const sent: Buffer[] = [];
    for await (const chunk of request) sent.push(chunk as Buffer);
    const told = ['accept', 'content-type', 'cookie'].flatMap((name) => {
      const value = headers[name];
      return typeof value === 'string' ? [[name, value] as [string, string]] : [];
    });
    const body = method === 'POST' ? { body: Buffer.concat(sent) } : {};
    const answer = await fetch(siteUrl + url, { method, headers: told, redirect: 'manual', ...body });
    const passed = change(line, {
      status: answer.status,
      statusText: answer.statusText,
      headers: [...answer.headers].filter(([name]) => !ownHeaders.has(name)),
      body: Buffer.from(await answer.arrayBuffer()),
    });
    response.writeHead(passed.status, passed.statusText, passed.headers.flat());
    response.end(passed.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => new Promise((resolve) => server.close(resolve)));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}
