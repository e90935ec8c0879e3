/** One brand's built site with its hub, as something that answers requests. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Brand, baseOf } from '../brand/index.ts';
import type { Connector } from '../connector/index.ts';
import { KeywayError } from '../contract/errors.ts';
import type { LogEntry } from '../hub/log-entry.ts';
import type { SandboxProvider } from '../sandbox/provider.ts';
import type { Settings } from '../settings.ts';
import { clientAddress } from './client-address.ts';
import { dynamicPagesOf } from './dynamic-pages.ts';
import { opensLocalSessions } from './local-session.ts';
import { openHub } from './open-hub.ts';
import { hasSandbox } from './sandbox-switch.ts';
import { securityHeaders } from './security-headers.ts';
import type { ServedContent } from './served-content.ts';
import { createSiteApp } from './site-app.ts';
import { leadBelow, withoutBase } from './site-base.ts';

export interface BuiltSite {
  brand: Brand;
  connectors: ReadonlyMap<string, Connector>;
  folder: string;
  settings: Settings;
}

export interface OpenSite {
  /** How its addresses begin after the host. */
  base: string;
  /** Where people reach it, without a slash at its end. */
  url: () => string;
  /** Answers a request; `undefined` if it is for no place of the site. `client`: the network address of who asks. */
  answer(request: Request, client: string | undefined): Promise<Response | undefined>;
  /** Lines for the person who starts the server. */
  notices: string[];
  close(): Promise<void>;
}

export interface SiteDeps {
  /** Address of the site's host, for a site whose settings do not say it. */
  origin: () => string;
  port: () => number;
  sandbox: SandboxProvider;
  /** What pages are made from that show something of who asks. */
  content: ServedContent;
  log: (entry: LogEntry) => void;
}

/** There is nothing to serve yet. */
export class SiteNotBuilt extends KeywayError {
  constructor(folder: string, brand: string) {
    super('site-not-built', `There is no built site in ${folder}. Run: keyway build --brand ${brand}`);
  }
}

/**
 * Opens a site. Close it, because it holds a database.
 * @throws {SiteNotBuilt | HubError}
 */
export async function openSite(site: BuiltSite, { origin, port, sandbox, content, log }: SiteDeps): Promise<OpenSite> {
  const { brand, folder, settings } = site;
  if (!existsSync(join(folder, 'index.html'))) throw new SiteNotBuilt(folder, brand.id);
  const base = baseOf(brand);
  const url = () => new URL(settings.PUBLIC_URL ?? origin()).origin + base;
  const connectors = () => site.connectors;
  const { origins: allowedOrigins } = brand.embedding;
  const { hub, notices, close } = await openHub(settings, {
    connectors,
    brand: () => brand.id,
    port,
    publicUrl: url,
    log,
    allowedOrigins,
  });
  const app = createSiteApp({
    hub,
    sandbox: hasSandbox(settings) ? sandbox : undefined,
    connectors,
    clock: () => new Date(),
    folder,
    locale: brand.locale,
    allowedOrigins,
    pages: dynamicPagesOf(() => content.open(site)),
    headers: securityHeaders({ hubUrl: settings.HUB_URL ?? '', isHttps: url().startsWith('https:') }),
    sessions: opensLocalSessions(settings) ? 'local' : 'by-api',
  });
  return {
    base,
    url,
    notices,
    close,
    async answer(request, peer) {
      const client = clientAddress(peer, request.headers, settings.KEYWAY_TRUSTED_PROXIES);
      const { pathname } = new URL(request.url);
      if (pathname === base && base !== '') return redirectTo(`${base}/`);
      const inside = withoutBase(request, base);
      return inside && leadBelow(base, await app.fetch(inside, { client }));
    },
  };
}

export function redirectTo(location: string): Response {
  return new Response(undefined, { status: 307, headers: { location } });
}
