import { type Brand, siteUrl, withBase } from '../brand/index.ts';
import type { OverviewPage } from '../connector/index.ts';
import { renderPreamble } from '../guide/index.ts';
import { messagesFor } from '../messages/index.ts';
import { indexAddress } from './markdown-twin.ts';
import type { JsonTwin } from './page-json.ts';

export interface Listing {
  /** Address without slashes at its ends. */
  path: string;
  title: string;
  description: string;
  links: readonly { title: string; description: string; path: string }[];
}

/** The twins of a page that is a list of others. */
export function renderListing({ path, title, description, links }: Listing, brand: Brand) {
  const lines = links.map((link) => `- [${link.title}](${withBase(brand, link.path)}): ${link.description}`);
  const markdown = `${renderPreamble({ index: indexAddress(brand), title, description })}\n${lines.join('\n')}\n`;
  const json: JsonTwin = {
    path: `/${path}`,
    url: siteUrl(brand, `/${path}/`),
    title,
    description,
    links: links.map((link) => ({
      title: link.title,
      description: link.description,
      url: siteUrl(brand, `${link.path}/`),
    })),
  };
  return { markdown, json };
}

/** Title and description of the overview of all connectors. */
export function overviewText({ names, locale }: Brand) {
  const { title, description } = messagesFor(locale).site.overview;
  return { title, description: description(names.product) };
}

/** Title, heading and description of one of its pages: each has a title of its own, and the heading of its list. */
export function overviewPageText(
  brand: Brand,
  { category, number, count }: Pick<OverviewPage<unknown>, 'category' | 'number' | 'count'>,
) {
  const words = messagesFor(brand.locale).site.overview;
  const all = overviewText(brand);
  const heading = category === undefined ? all.title : words.category(category);
  const description =
    category === undefined ? all.description : words.categoryDescription(category, brand.names.product);
  return { title: number === 1 ? heading : words.numbered(heading, number, count), heading, description };
}
