/** Puts a brand's site and its hub in front of Astro's development server, which makes frames, scripts and styles. */
import { createHash, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import type { AstroIntegration } from 'astro';
import type { ViteDevServer } from 'vite';
import type { Brand } from '../../brand/index.ts';
import type { Connector } from '../../connector/index.ts';
import { devViewPath } from '../../contract/dev-view.ts';
import { contentChangedEvent, pageFaultsEvent, pageFaultsPath } from '../../contract/page-faults.ts';
import type { OpenContent } from '../../loader/index.ts';
import { createSandboxProvider } from '../../sandbox/provider.ts';
import type { Settings } from '../../settings.ts';
import { dynamicPagesOf } from '../dynamic-pages.ts';
import { answerDynamic, isDynamic } from '../dynamic-routes.ts';
import { fillAnswer } from '../fill-session.ts';
import { makeLocalSession, opensLocalSessions } from '../local-session.ts';
import { openHub } from '../open-hub.ts';
import { hasSandbox } from '../sandbox-switch.ts';
import { leadBelow, withoutBase } from '../site-base.ts';
import { createDevAnswers, decodePath } from './dev-answers.ts';
import type { DevIssues } from './dev-issues.ts';
import { type DevState, openDevSite } from './dev-site.ts';
import { answerView, pathOfPage } from './dev-view.ts';
import { pageFaults } from './page-faults.ts';
import { readDevShells } from './read-shells.ts';
import { type WatchedPlaces, watchChanges } from './watch-changes.ts';

export interface DevServerOptions {
  content: OpenContent;
  /** As it was when the server started. */
  brand: Brand;
  /** Absolute path of the content folder. */
  contentRoot: string;
  settings: Settings;
  /** The folder where somebody works. */
  projectRoot: string;
  issues: DevIssues;
  code: Pick<WatchedPlaces, 'folder' | 'files'>;
  /** Origins of other sites whose pages may link with a session of their own. */
  allowedOrigins: readonly string[];
  /** Tells a line to the person who develops. */
  tell(line: string): void;
}

/** What a browser gets from Vite: modules, and its own client. */
const vitePath = /^\/(?:@|__|node_modules\/|src\/.+\.\w+$)/;

/** Checks wait a little, so that whoever saves sees the page first. */
const checkAfterMs = 400;

/** Until a folder is watched, changes in it are not told of. */
const catchUpAfterMs = 1500;

/** The integration. It does nothing in a build. */
export function siteServer(options: DevServerOptions): AstroIntegration {
  return {
    name: 'keyway-server',
    hooks: {
      'astro:server:setup': ({ server }) => setUp(server, options),
    },
  };
}

async function setUp(server: ViteDevServer, options: DevServerOptions): Promise<void> {
  const { content, brand: first, contentRoot, settings, projectRoot, issues, code, allowedOrigins, tell } = options;
  let port = settings.PORT;
  const listening = new Promise<void>((resolve) => {
    server.httpServer?.once('listening', () => {
      const address = server.httpServer?.address();
      if (address && typeof address === 'object') port = address.port;
      resolve();
    });
  });
  // Lets this server ask itself for a frame without being answered by the routes below.
  const inner = randomBytes(16).toString('hex');
  const ask = async (path: string): Promise<string> => {
    await listening;
    const answer = await fetch(`http://${hostOf(settings)}:${port}${path}`, { headers: { 'x-inner': inner } });
    if (!answer.ok) throw new Error(`Astro could not make ${path}.`);
    return answer.text();
  };
  const site = openDevSite({
    content,
    brand: first,
    settings,
    projectRoot,
    readShells(shown, language) {
      // What Astro runs reads its settings from here.
      const { KEYWAY_DEV_LANGUAGE: before = '' } = process.env;
      process.env['KEYWAY_DEV_LANGUAGE'] = language ?? '';
      if (before !== (language ?? '')) forgetRoutes(server);
      return readDevShells(shown, ask);
    },
    warn: (cause) => tell(`The site stays as it was. ${cause instanceof Error ? cause.message : String(cause)}`),
  });
  const answers = createDevAnswers(site);
  let state: DevState | undefined;
  const connectors = () => state?.connectors() ?? new Map<string, Connector>();
  const publicUrl = () => new URL(settings.PUBLIC_URL ?? `http://localhost:${port}`).origin + (state?.base ?? '');
  const brand = () => (state?.brand ?? first).id;
  const opened = await openHub(settings, {
    connectors,
    brand,
    port: () => port,
    publicUrl,
    log: () => {},
    allowedOrigins,
  });
  for (const notice of opened.notices) tell(notice);
  const clock = () => new Date();
  const sandbox = createSandboxProvider({ clock, random: (bytes) => new Uint8Array(randomBytes(bytes)) });
  const pages = dynamicPagesOf(async () => (await site.current()).live);
  const world = { ...opened, sandbox: hasSandbox(settings) ? sandbox : undefined, connectors, clock, pages };

  async function answer(request: Request, client: string | undefined): Promise<Response> {
    const address = new URL(request.url);
    if (address.pathname === pageFaultsPath) return answerFaults(address);
    if (address.pathname === devViewPath)
      return answerView(request, site, (shown) => {
        state = shown;
        issues.check(shown.view.brand);
      });
    state = await site.current();
    const inside = withoutBase(request, state.base) ?? request;
    const made = opensLocalSessions(settings) ? await makeLocalSession(inside, opened.hub) : undefined;
    const found = isDynamic(inside)
      ? await answerHere(made?.request ?? inside, state.base, client)
      : await fillAnswer(made?.request ?? inside, await withOverlay(await answers.answer(request)), {
          askHub: opened.hub.fetch,
          locale: state.brand.locale,
        });
    const response = found ?? new Response('There is nothing here.\n', { status: 404 });
    if (made) response.headers.append('set-cookie', made.setCookie);
    return response;
  }

  /** What is wrong with the page that asks. */
  async function answerFaults(address: URL): Promise<Response> {
    const { base, filesOf } = await site.current();
    const page = pathOfPage(address.searchParams.get('page') ?? '/', base).replace(/^\/|\/$/g, '');
    return Response.json(pageFaults(issues.found(), filesOf(decodePath(page)), contentRoot));
  }

  async function answerHere(inside: Request, base: string, client: string | undefined) {
    const found = await answerDynamic(inside, world, client);
    return found && leadBelow(base, found);
  }

  const respond = getRequestListener(
    async (request, { incoming }) => {
      try {
        return await answer(request, incoming.socket.remoteAddress);
      } catch (cause) {
        const said = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
        tell(said);
        return new Response(`${said}\n`, { status: 500 });
      }
    },
    { overrideGlobalObjects: false },
  );
  const isOurs = ({ url = '/', headers }: IncomingMessage) => {
    const { pathname } = new URL(url, 'http://localhost');
    const isAsked = pathname === pageFaultsPath || pathname === devViewPath;
    return headers['x-inner'] !== inner && (isAsked || !vitePath.test(pathname));
  };
  server.middlewares.use((incoming, outgoing, next) => {
    if (!isOurs(incoming)) return next();
    void respond(incoming, outgoing);
    return undefined;
  });
  // Astro refuses what pages of other sites ask for, and puts that in front of everything when all is set up.
  void listening.then(() =>
    server.middlewares.stack.unshift({
      route: '',
      handle(incoming: IncomingMessage, outgoing: ServerResponse, next: () => void) {
        const { origin = '' } = incoming.headers;
        const { origins } = state?.brand.embedding ?? { origins: allowedOrigins };
        if (!origins.includes(origin) || !isOurs(incoming)) return next();
        void respond(incoming, outgoing);
        return undefined;
      },
    }),
  );

  const filesAbove = new Set<string>();
  const watchAbove = (files: readonly string[]) => {
    const added = files.filter((file) => !filesAbove.has(file));
    for (const file of added) filesAbove.add(file);
    server.watcher.add(added);
  };
  watchChanges(
    server,
    { contentRoot, filesAbove, ...code },
    {
      async changed(what) {
        if (what === 'code') answers.forgetEmbedFiles();
        if (what !== 'content') forgetRoutes(server);
        watchAbove((await (what === 'content' ? site.refresh() : site.refreshShells())).filesAbove);
        // A page takes over by itself what of it has changed.
        if (what === 'content') server.ws.send({ type: 'custom', event: contentChangedEvent });
        else server.ws.send({ type: 'full-reload' });
        checkLater();
      },
    },
  );
  issues.onFound(() => server.ws.send({ type: 'custom', event: pageFaultsEvent }));
  let check: NodeJS.Timeout | undefined;
  let catchUp: NodeJS.Timeout | undefined;
  const checkLater = () => {
    clearTimeout(check);
    check = setTimeout(() => issues.check(state?.view.brand ?? first.id), checkAfterMs);
  };
  // Whoever asks for a page is told why there is none.
  const begun = site.current().catch(() => undefined);
  void begun.then((opened) => {
    // Nothing of this is to hold up the first page.
    server.watcher.add(contentRoot);
    watchAbove(opened?.filesAbove ?? []);
    content.stayReady();
    checkLater();
    catchUp = setTimeout(() => void site.refresh().catch(() => undefined), catchUpAfterMs);
  });
  server.httpServer?.once('close', () => {
    clearTimeout(check);
    clearTimeout(catchUp);
    void opened.close();
  });
}

/** The script over a page, among the sources that Vite compiles. */
const overlayScript = `/src/browser/dev/overlay${extname(import.meta.url)}`;

/** A page with the script for its writer; any other answer as it is. */
async function withOverlay(response: Response): Promise<Response> {
  if (!/^text\/html\b/.test(response.headers.get('content-type') ?? '')) return response;
  const html = await response.text();
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  const version = createHash('sha256').update(html).digest('hex').slice(0, 16);
  const script = `<script type="module" src="${overlayScript}" data-page-version="${version}"></script>`;
  return new Response(html.replace('</body>', `${script}</body>`), { status: response.status, headers });
}

/** Astro keeps which brands there are, and what they say, until it is told that content has changed. */
function forgetRoutes({ environments }: ViteDevServer): void {
  for (const [name, { hot }] of Object.entries(environments)) {
    if (name !== 'client') hot.send('astro:content-changed', {});
  }
}

/** The host by which this process reaches itself. */
function hostOf({ HOST }: Settings): string {
  if (HOST === '0.0.0.0') return '127.0.0.1';
  if (HOST === '::') return '[::1]';
  return HOST.includes(':') ? `[${HOST}]` : HOST;
}
