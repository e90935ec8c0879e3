/** The `.md` and `.json` twins of all pages: those that people wrote, and the lists that are made from them. */

import { type JsonTwin, overviewText, renderJsonTwin, renderListing, renderMarkdownTwin } from '../render/index.ts';
import type { Catalogue, Page } from './catalogue.ts';
import { pageAddresses } from './page-addresses.ts';

export interface Twins {
  /** Path of both without the ending. */
  path: string;
  title: string;
  description: string;
  markdown: string;
  json: JsonTwin;
}

/** The Markdown twin of a page, with its links and pictures as the built site has them. */
export async function markdownTwin(page: Page, catalogue: Catalogue): Promise<string> {
  return renderMarkdownTwin(page, catalogue.brand, await pageAddresses(page, catalogue));
}

/** The twins of every page of the catalogue, in the order of their paths. They are made once. */
export function twinsOf(catalogue: Catalogue): Promise<Twins[]> {
  const twins = made.get(catalogue) ?? makeTwins(catalogue);
  made.set(catalogue, twins);
  return twins;
}

const made = new WeakMap<Catalogue, Promise<Twins[]>>();

async function makeTwins(catalogue: Catalogue): Promise<Twins[]> {
  const { brand, pages, connectors } = catalogue;
  const written = await Promise.all(
    pages.map(async (page) => ({
      path: page.path || 'index',
      title: page.guide.title,
      description: page.guide.description,
      markdown: await markdownTwin(page, catalogue),
      json: renderJsonTwin(page, brand),
    })),
  );
  const linkTo = ({ path, guide }: (typeof pages)[number]) => ({
    title: guide.title,
    description: guide.description,
    path: `/${path}`,
  });
  const lists = [
    {
      path: 'connectors',
      ...overviewText(brand),
      links: connectors.map(({ id, name, description }) => ({ title: name, description, path: `/connectors/${id}` })),
    },
    ...connectors.map(({ id, name, description }) => ({
      path: `connectors/${id}`,
      title: name,
      description,
      links: pages.filter((page) => page.connector?.id === id).map(linkTo),
    })),
  ].map((list) => ({ ...list, ...renderListing(list, brand) }));
  const taken = new Set(written.map(({ path }) => path));
  return [...written, ...lists.filter(({ path }) => !taken.has(path))].sort((a, b) => (a.path < b.path ? -1 : 1));
}
