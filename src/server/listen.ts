import { type AddressInfo, createServer, type Server } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { KeywayError } from '../contract/errors.ts';

export interface Listening {
  port: number;
  /** Takes no more requests, and ends when those under way are answered. */
  close(): Promise<void>;
}

export interface Place {
  host: string;
  port: number;
}

/** The port is not free. */
export class PortTaken extends KeywayError {
  constructor(port: number) {
    super(
      'port-taken',
      `Port ${port} is taken by another program. Stop it, or choose another port: PORT=${port + 1} npm start`,
    );
  }
}

/**
 * Listens with an application, which also gets the network address of who asks.
 * @throws {PortTaken}
 */
export async function listen(
  fetch: (request: Request, client: string | undefined) => Response | Promise<Response>,
  place: Place,
): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: (request, { incoming }) => fetch(request, incoming.socket.remoteAddress),
  }) as Server;
  // A reader's request is small: whoever takes longer to send it only holds the connection.
  Object.assign(server, { requestTimeout: 30_000, headersTimeout: 10_000 });
  await open(server, place);
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeIdleConnections' in server) (server as { closeIdleConnections(): void }).closeIdleConnections();
      }),
  };
}

/**
 * Makes sure that a place can be listened at, before work is done for it.
 * @throws {PortTaken}
 */
export async function requireFreePort(place: Place): Promise<void> {
  const probe = createServer();
  await open(probe, place);
  await new Promise((resolve) => probe.close(resolve));
}

async function open(server: Server, { host, port }: Place): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(cause.code === 'EADDRINUSE' ? new PortTaken(port) : cause),
    );
    server.listen(port, host, resolve);
  });
}
