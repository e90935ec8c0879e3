/** A partner's built site with its hub, and products on other origins that embed its guides. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, inject } from 'vitest';
import { type Demo, type DemoOptions, openDemo } from '../../docs/embed-demo/demo-server.ts';
import { buildCase } from './build-case.ts';
import { projectRoot } from './build-sites.ts';
import { openRehearsalProvider, type RehearsalProvider } from './rehearsal-provider.ts';
import { apiKey, type StartedSite, startSite } from './start-site.ts';
import { openVisit, type Visit } from './visit.ts';

export interface EmbedSite {
  site: StartedSite;
  provider: RehearsalProvider;
  /** A product that the brand's file names. */
  product: Demo;
  /** One that it does not name. */
  stranger: Demo;
}

export interface EmbedSiteOptions {
  /** What the products have besides, by its paths. */
  files?: DemoOptions['files'];
  /** Content of the tests' own, in the place of what this repository ships. */
  of?: Parameters<typeof buildCase>[0];
  /** How the site is served: as built, or for those who write it. */
  command?: 'serve' | 'dev';
}

/** Starts all of them. They end after the file's last test. */
export async function startEmbedSite({ files = {}, of, command = 'serve' }: EmbedSiteOptions = {}): Promise<EmbedSite> {
  let url = '';
  const demo = () => openDemo({ site: () => url, apiKey, port: 0, files });
  const [provider, product, stranger] = await Promise.all([openRehearsalProvider(), demo(), demo()]);
  const folder = mkdtempSync(join(tmpdir(), 'embed-content-'));
  afterAll(() => {
    product.close();
    stranger.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const content = join(folder, 'content');
  const built = of
    ? await buildCase(of, inject('builtSites'))
    : { content: join(projectRoot, 'content'), out: undefined };
  cpSync(built.content, content, { recursive: true });
  const brandFile = join(content, 'brands/acme/brand.yaml');
  const named = readFileSync(brandFile, 'utf8').replace('https://app.acme.example]', `'${product.url}']`);
  if (!named.includes(product.url)) throw new Error('The brand file does not name the product.');
  writeFileSync(brandFile, named);
  const site = await startSite({
    brand: 'acme',
    command,
    env: {
      KEYWAY_CONTENT: content,
      KEYWAY_API_KEYS: apiKey,
      KEYWAY_OUTBOUND_EXCEPTIONS: ['sandbox', 'lodge']
        .map((name) => `https://${name}.invalid=${provider.url}`)
        .join(' '),
      ...(built.out ? { KEYWAY_OUT: built.out } : {}),
    },
  });
  url = site.url;
  return { site, provider, product, stranger };
}

export interface EmbedVisit extends Visit {
  /** What the element told the page so far, in its order: `verdict {"kind":"accepted"}`. */
  told(): Promise<string[]>;
}

/** Opens the product's page and waits until its element shows a guide. */
export async function openProduct(browser: Browser, { url }: Demo, rest = ''): Promise<EmbedVisit> {
  const visit = await openVisit(browser);
  await visit.page.goto(`${url}/${rest}`);
  await visit.page.locator('keyway-guide[state="ready"]').waitFor();
  return { ...visit, told: () => visit.page.locator('#told > li').allTextContents() };
}

/** Types a key into the form of an element, and presses its button. */
export async function link(page: Page, key: string, at = 0): Promise<void> {
  const form = page.locator('keyway-guide').nth(at).locator('connect-form');
  await form.getByLabel('API Key', { exact: true }).fill(key);
  await form.locator('button[data-busy]').click();
}

/** A session of the hub for the connector of a guide, as a product's server opens it. */
export async function openSession({ url }: StartedSite, provider: string): Promise<string> {
  const opened = await fetch(`${url}/connect_sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Basic ${btoa(`${apiKey}:`)}` },
    body: JSON.stringify({ origin_owner_id: 'person-of-tests', origin_owner_name: 'Person', provider }),
  });
  return ((await opened.json()) as { token: string }).token;
}
