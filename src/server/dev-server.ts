/** Puts the hub, the sandbox and the answers without script in front of `astro dev`. */
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { resolve } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import type { AstroIntegration } from 'astro';
import { baseOf } from '../brand/index.ts';
import { readSetup } from '../loader/index.ts';
import { createSandboxProvider } from '../sandbox/provider.ts';
import { readSettings } from '../settings.ts';
import { answerDynamic, isDynamicPath } from './dynamic-routes.ts';
import { makeLocalSession, opensLocalSessions } from './local-session.ts';
import { openHub } from './open-hub.ts';
import { isPagePath, type PageSource } from './page-source.ts';
import { leadBelow, pathWithin, withoutBase } from './site-base.ts';

/** The integration. It does nothing in a build. */
export function siteServer(): AstroIntegration {
  return {
    name: 'keyway-server',
    hooks: {
      'astro:server:setup': async ({ server, logger }) => {
        const settings = readSettings(process.env);
        const contentRoot = resolve(settings.KEYWAY_CONTENT);
        const setup = await readSetup(contentRoot, settings.KEYWAY_BRAND);
        const base = baseOf(setup.brand);
        let known = setup.connectors;
        let port = settings.PORT;
        const connectors = () => known;
        const publicUrl = () => new URL(settings.PUBLIC_URL ?? `http://localhost:${port}`).origin + base;
        const opened = await openHub(settings, {
          connectors,
          port: () => port,
          publicUrl,
          log: (entry) => logger.debug(JSON.stringify(entry)),
          allowedOrigins: setup.brand.embedding.origins,
        });
        for (const notice of opened.notices) logger.info(notice);
        // Lets this server ask itself for a page without being answered by the routes below again.
        const inner = randomBytes(16).toString('hex');
        const clock = () => new Date();
        const sandbox = createSandboxProvider({ clock, random: (bytes) => new Uint8Array(randomBytes(bytes)) });
        const pages = pagesOfServer(() => `http://127.0.0.1:${port}${base}`, inner);
        const world = { ...opened, sandbox, connectors, clock, pages };

        const makeSession = async (request: Request) =>
          opensLocalSessions(settings) ? makeLocalSession(request, opened.hub) : undefined;
        const respond = getRequestListener(
          async (request, { incoming }) => {
            const inside = withoutBase(request, base) ?? request;
            const made = await makeSession(inside);
            const answer = await answerDynamic(made?.request ?? inside, world, incoming.socket.remoteAddress);
            if (answer && made) answer.headers.append('set-cookie', made.setCookie);
            return answer ? leadBelow(base, answer) : new Response('There is nothing here.\n', { status: 404 });
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
          const { pathname } = new URL(incoming.url ?? '/', 'http://localhost');
          // Astro takes the base off the addresses that lie below it.
          if (isDynamicPath(pathWithin(base, pathname) ?? pathname)) {
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

function pagesOfServer(address: () => string, inner: string): PageSource {
  return {
    async read(path) {
      if (!isPagePath(path)) return undefined;
      const answer = await fetch(address() + path, { headers: { 'x-inner': inner } });
      return answer.ok ? answer.text() : undefined;
    },
  };
}
