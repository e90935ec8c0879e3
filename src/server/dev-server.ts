/** Puts the hub, the sandbox and the answers without script in front of `astro dev`. */
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { resolve } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import type { AstroIntegration } from 'astro';
import { readSettings } from '../settings.ts';
import { readSetup } from '../source/index.ts';
import { answerDynamic, isDynamicPath } from './dynamic-routes.ts';
import { makeLocalSession, opensLocalSessions } from './local-session.ts';
import { openHub } from './open-hub.ts';
import { isPagePath, type PageSource } from './page-source.ts';

/** The integration. It does nothing in a build. */
export function siteServer(): AstroIntegration {
  return {
    name: 'keyway-server',
    hooks: {
      'astro:server:setup': async ({ server, logger }) => {
        const settings = readSettings(process.env);
        const contentRoot = resolve(settings.KEYWAY_CONTENT);
        let { connectors: known } = await readSetup(contentRoot, settings.KEYWAY_BRAND);
        let port = settings.PORT;
        const connectors = () => known;
        const publicUrl = () => settings.PUBLIC_URL ?? `http://localhost:${port}`;
        const opened = await openHub(settings, {
          connectors,
          port: () => port,
          publicUrl,
          log: (entry) => logger.debug(JSON.stringify(entry)),
        });
        for (const notice of opened.notices) logger.info(notice);
        // Lets this server ask itself for a page without being answered by the routes below again.
        const inner = randomBytes(16).toString('hex');
        const world = { ...opened, connectors, clock: () => new Date(), pages: pagesOfServer(() => port, inner) };

        const makeSession = async (request: Request) =>
          opensLocalSessions(settings) ? makeLocalSession(request, opened.hub) : undefined;
        const respond = getRequestListener(
          async (request, { incoming }) => {
            const made = await makeSession(request);
            const answer = await answerDynamic(made?.request ?? request, world, incoming.socket.remoteAddress);
            if (answer && made) answer.headers.append('set-cookie', made.setCookie);
            return answer ?? new Response('There is nothing here.\n', { status: 404 });
          },
          { overrideGlobalObjects: false },
        );
        const addSession = async (
          { url = '/', method = 'GET', headers }: IncomingMessage,
          outgoing: ServerResponse,
        ) => {
          const { host = 'localhost', accept = '', cookie = '' } = headers;
          const request = new Request(new URL(url, `http://${host}`), { method, headers: { accept, cookie } });
          const made = await makeSession(request);
          if (made) outgoing.appendHeader('set-cookie', made.setCookie);
        };

        server.watcher.on('all', (_event, file) => {
          if (!file.startsWith(contentRoot)) return;
          readSetup(contentRoot, settings.KEYWAY_BRAND).then(
            ({ connectors }) => {
              known = connectors;
            },
            (cause: unknown) => logger.error(String(cause)),
          );
        });
        server.httpServer?.once('listening', () => {
          const address = server.httpServer?.address();
          if (address && typeof address === 'object') port = address.port;
        });
        server.httpServer?.once('close', () => void opened.close());

        server.middlewares.use((incoming, outgoing, next) => {
          if (incoming.headers['x-inner'] === inner) return next();
          if (isDynamicPath(new URL(incoming.url ?? '/', 'http://localhost').pathname)) {
            void respond(incoming, outgoing);
            return undefined;
          }
          addSession(incoming, outgoing).then(next, next);
          return undefined;
        });
      },
    },
  };
}

function pagesOfServer(port: () => number, inner: string): PageSource {
  return {
    async read(path) {
      if (!isPagePath(path)) return undefined;
      const answer = await fetch(`http://127.0.0.1:${port()}${path}`, { headers: { 'x-inner': inner } });
      return answer.ok ? answer.text() : undefined;
    },
  };
}
