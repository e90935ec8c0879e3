/** `keyway serve`: a built site and the hub in one process. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Brand } from '../brand/index.ts';
import type { LogEntry } from '../hub/log-entry.ts';
import type { Settings } from '../settings.ts';
import type { Content } from '../source/index.ts';
import { type Listening, listen } from './listen.ts';
import { opensLocalSessions } from './local-session.ts';
import { openHub } from './open-hub.ts';
import { pagesInFolder } from './page-source.ts';
import { securityHeaders } from './security-headers.ts';
import { createSiteApp } from './site-app.ts';

/** There is nothing to serve yet. */
export class SiteNotBuilt extends Error {
  readonly code = 'site-not-built';
  constructor(folder: string, brand: string) {
    super(`There is no built site in ${folder}. Run: keyway build --brand ${brand}`);
  }
}

export interface RunningSite extends Listening {
  url: string;
  notices: string[];
}

/**
 * Serves a built site until it is closed.
 * @throws {SiteNotBuilt | PortTaken | HubError}
 */
export async function serveSite(
  settings: Settings,
  { connectors: known }: Pick<Content, 'connectors'>,
  { brand, folder, log }: { brand: Brand; folder: string; log: (entry: LogEntry) => void },
): Promise<RunningSite> {
  if (!existsSync(join(folder, 'index.html'))) throw new SiteNotBuilt(folder, brand.id);
  let port = settings.PORT;
  const publicUrl = () => settings.PUBLIC_URL ?? `http://localhost:${port}`;
  const connectors = () => known;
  const { origins: allowedOrigins } = brand.embedding;
  const world = { connectors, port: () => port, publicUrl, log, allowedOrigins };
  const { hub, sandbox, notices, close } = await openHub(settings, world);
  const app = createSiteApp({
    hub,
    sandbox,
    connectors,
    clock: () => new Date(),
    folder,
    allowedOrigins,
    pages: pagesInFolder(folder),
    headers: securityHeaders({ hubUrl: settings.HUB_URL ?? '', isHttps: publicUrl().startsWith('https:') }),
    sessions: opensLocalSessions(settings) ? 'local' : 'by-api',
  });
  try {
    const listening = await listen((request, client) => app.fetch(request, { client }), { host: settings.HOST, port });
    port = listening.port;
    let closed: Promise<void> | undefined;
    return {
      port,
      url: publicUrl(),
      notices,
      // A terminal may send its signal both to this process and to the one that started it, which passes it on.
      close: () => {
        closed ??= listening.close().then(close);
        return closed;
      },
    };
  } catch (cause) {
    await close();
    throw cause;
  }
}
