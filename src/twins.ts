/** The `.md` and `.json` twins of all pages: those that people wrote, and the lists that are made from them. */
import type { Catalogue } from './catalogue.ts';
import { type JsonTwin, overviewText, renderJsonTwin, renderListing, renderMarkdownTwin } from './exports/index.ts';

export interface Twins {
  /** Path of both without the ending. */
  path: string;
  title: string;
  description: string;
  markdown: string;
  json: JsonTwin;
}

/** The twins of every page of the catalogue, in the order of their paths. */
export function twinsOf({ brand, pages, connectors }: Catalogue): Twins[] {
  const written = pages.map((page) => ({
    path: page.path || 'index',
    title: page.guide.title,
    description: page.guide.description,
    markdown: renderMarkdownTwin(page, brand),
    json: renderJsonTwin(page, brand),
  }));
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
