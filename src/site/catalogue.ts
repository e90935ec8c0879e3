/** What this build publishes: one brand, and every page in that brand's words. */

import { getCollection } from 'astro:content';
import type { ImageMetadata } from 'astro';
import { createDrawing, type Drawing } from '../assets/highlighter.ts';
import { type Brand, type BrandedGuide, baseOf, brandConnector, createBranding, withBase } from '../brand/index.ts';
import type { Connector, Method } from '../connector/index.ts';
import { type Guide, languagesOf, type Outline, outlineOf } from '../guide/index.ts';
import { brandNamed, type InstalledFont, logoFile, readFont } from '../loader/index.ts';
import { type Messages, messagesFor } from '../messages/index.ts';
import { readSettings } from '../settings.ts';

export interface Page extends BrandedGuide {
  /** Address without slashes at its ends. */
  path: string;
  outline: Outline;
  connector?: Connector;
  /** The method that this page links, with its key in the connector's file. */
  method?: Method & { id: string };
}

export interface Catalogue {
  brand: Brand;
  messages: Messages;
  /** The brand's own typefaces. */
  fonts: { text: InstalledFont | undefined; mono: InstalledFont | undefined };
  /** The address on the site's host of what stands at a path of the site, which begins with a slash. */
  at: (path: string) => string;
  /** Whether the server of the site is a hub as well. */
  hub: 'here' | 'elsewhere';
  /** What every address of the hub begins with, without a slash at its end. */
  hubUrl: string;
  pages: readonly Page[];
  /** Those with at least one page, by name. */
  connectors: readonly Connector[];
  /** The pages of each connector that lists show: those that link an account, then those that set it up. */
  guides: ReadonlyMap<string, readonly Page[]>;
  /** Articles that lists show. */
  articles: readonly Page[];
  /** Addresses of all pages, without slashes at their ends. */
  paths: ReadonlySet<string>;
  /** Pictures that can be sized and converted, by their path in the content folder. */
  images: ReadonlyMap<string, ImageMetadata>;
  /** Files of the content folder that ship as they are, by their paths there, with their places on disk. */
  assets: ReadonlyMap<string, string>;
  /** Colors of code and icons. */
  drawing: Drawing;
  /** Where pages stand that are linked and not here. */
  elsewhere: string | undefined;
}

/** The title of a page in lists, where its surroundings say the rest. */
export function shortTitle({ guide }: Page): string {
  const { sidebarTitle } = guide.frontmatter;
  return typeof sidebarTitle === 'string' ? sidebarTitle : guide.title;
}

/** The pages before and after a page: of its own connector, then of those whose names stand before and after it. */
export function neighboursOf(
  page: Page,
  { connectors, guides, articles }: Catalogue,
): { previous?: Page; next?: Page } {
  const { connector } = page;
  const own = connector ? (guides.get(connector.id) ?? []) : articles;
  const at = own.indexOf(page);
  if (at === -1) return {};
  const place = connectors.findIndex(({ id }) => id === connector?.id);
  const guidesAt = (index: number) => (connector && index >= 0 ? guides.get(connectors[index]?.id ?? '') : undefined);
  const previous = at > 0 ? own[at - 1] : guidesAt(place - 1)?.at(-1);
  const next = own[at + 1] ?? guidesAt(place + 1)?.[0];
  return { ...(previous ? { previous } : {}), ...(next ? { next } : {}) };
}

/** Where a connector's own logo is served; nothing for one whose mark is drawn. */
export function logoOf({ id }: Connector, { assets, at }: Catalogue): string | undefined {
  const file = logoFile(id);
  return assets.has(file) ? at(`/files/${file}`) : undefined;
}

/** The method that a page's form links; nothing on a page without a form. */
export function linkedMethod({ guide, method }: Page): Page['method'] {
  return guide.binding?.purpose === 'link-account' ? method : undefined;
}

/** The catalogue. In development content changes between two pages, so it is made anew each time; a build makes it once. */
export async function readCatalogue(): Promise<Catalogue> {
  if (import.meta.env.DEV) return createCatalogue();
  built ??= createCatalogue();
  return built;
}

let built: Promise<Catalogue> | undefined;

async function createCatalogue(): Promise<Catalogue> {
  const settings = readSettings(process.env);
  const [guides, connectorEntries, brandEntries, imageEntries, assetEntries] = await Promise.all([
    getCollection('guides'),
    getCollection('connectors'),
    getCollection('brands'),
    getCollection('images'),
    getCollection('assets'),
  ]);
  const brands = new Map(brandEntries.map(({ id, data }) => [id, data as Brand]));
  const brand = brandNamed({ brands }, settings.KEYWAY_BRAND);
  const written = new Map(connectorEntries.map(({ id, data }) => [id, data as Connector] as const));
  const branded = createBranding(brand, written);
  const connectors = new Map([...written].map(([id, connector]) => [id, brandConnector(connector, brand)] as const));
  const pages = guides
    .map(({ data }) => createPage(branded(data as Guide), connectors))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const used = new Set(pages.map(({ connector }) => connector?.id).filter((id) => id !== undefined));
  const listed = pages.filter(({ path, guide }) => path !== '' && guide.frontmatter['hidden'] !== true);
  const lists = ['', 'connectors', 'linked-accounts', 'sandbox', ...[...used].map((id) => `connectors/${id}`)];
  return {
    brand,
    messages: messagesFor(brand.locale),
    // Builds and the development server work in the folder of the packages.
    fonts: {
      text: await readFont(process.cwd(), brand.fonts.text),
      mono: await readFont(process.cwd(), brand.fonts.mono),
    },
    at: (path) => withBase(brand, path),
    hub: settings.HUB_URL === undefined ? 'here' : 'elsewhere',
    hubUrl: settings.HUB_URL ?? baseOf(brand),
    pages,
    connectors: [...connectors.values()].filter(({ id }) => used.has(id)).sort((a, b) => a.name.localeCompare(b.name)),
    guides: new Map([...used].map((id) => [id, guidesOf(id, listed)])),
    articles: listed.filter(({ path }) => /^guides\/[^/]+$/.test(path)),
    paths: new Set([...lists, ...pages.map(({ path }) => path)]),
    images: new Map(imageEntries.map(({ id, data }) => [id, data.source])),
    assets: new Map(assetEntries.map(({ id, data }) => [id, String(data['file'])])),
    drawing: await createDrawing(pages.flatMap(({ guide }) => languagesOf(guide.children))),
    elsewhere: (brand.links.elsewhere ?? settings.KEYWAY_LINK_BASE)?.replace(/\/+$/, ''),
  };
}

function guidesOf(connector: string, pages: readonly Page[]): Page[] {
  const own = pages.filter((page) => page.connector?.id === connector);
  const links = ({ guide }: Page) => guide.binding?.purpose === 'link-account';
  return [...own.filter(links), ...own.filter((page) => !links(page))];
}

function createPage(branded: BrandedGuide, connectors: ReadonlyMap<string, Connector>): Page {
  const { path, binding, children } = branded.guide;
  const connector = binding && connectors.get(binding.connector);
  const method = connector && binding && connector.methods[binding.method];
  return {
    ...branded,
    path,
    outline: outlineOf(children),
    ...(connector ? { connector } : {}),
    ...(method ? { method: { ...method, id: binding.method } } : {}),
  };
}
