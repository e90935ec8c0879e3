/** A page of an overview that is too long for one: the way to every other page of it is by letter, category and number. */
import { digits, groupByLetter, type Letter, type OverviewPage, otherScripts } from '../../connector/index.ts';
import { type ConnectorCard, categoryChips, connectorList } from './connector-list.ts';
import { searchButton } from './front-page.ts';
import { pageHead, pageSheets } from './head.ts';
import { type Html, html } from './html.ts';
import type { PageHead, PageParts } from './page-data.ts';
import { pager } from './pager.ts';
import type { SiteContext } from './site-context.ts';

export interface OverviewPartData extends PageHead {
  /** The title of the whole list, which is the same on each of its pages. */
  heading: string;
  part: OverviewPage<ConnectorCard>;
  /** In the order in which they are shown. */
  categories: readonly string[];
  /** How many connectors the site has. */
  connectorCount: number;
  /** Each letter that names begin with, and the path of the first page with such a name; none within a category. */
  letters: readonly { letter: Letter; path: string }[];
}

/** One page of the overview of many connectors. It works without script. */
export function renderOverviewPart(site: SiteContext, page: OverviewPartData): PageParts {
  const { heading, description, part, categories, connectorCount } = page;
  const { number, count, category, before, total, listed } = part;
  const words = site.messages.site;
  // Where all stand on this page, there is nothing to tell.
  const range =
    count > 1 && html`<p class="listing-range">${words.overview.range(before + 1, before + listed.length, total)}</p>`;
  const search = searchButton(site, html`<span>${words.search.hero}</span>`);
  const chips = categoryChips(site, categories, { connectorCount, current: category });
  const ways = html`<div class="listing-ways">${search}${chips}${letterLinks(site, page)}</div>`;
  const main = html`<div class="listing"><header class="guide-header"><h1>${heading}</h1><p class="guide-description">${description}</p></header>${ways}${range}${lists(site, page)}${pager(site, part)}</div>`;
  return {
    // The list has twins as a whole, not page by page.
    head: pageHead(site, page, { hasTwins: number === 1 && category === undefined }).toString(),
    styles: pageSheets(site, ['listing']).toString(),
    skipLink: '',
    section: 'connectors',
    main: main.toString(),
    end: '',
  };
}

/** The cards, under the letters that their names begin with; within a category in one list. */
function lists(site: SiteContext, { part: { listed }, letters }: OverviewPartData): Html {
  if (letters.length === 0) return connectorList(site, listed);
  const sections = [...groupByLetter(listed)].map(
    ([letter, own]) =>
      html`<section class="letter" aria-labelledby="${idOf(letter)}"><h2 id="${idOf(letter)}">${wordOf(site, letter)}</h2>${connectorList(site, own)}</section>`,
  );
  return html`${sections}`;
}

function letterLinks(site: SiteContext, { letters }: OverviewPartData): Html | undefined {
  if (letters.length === 0) return undefined;
  const links = letters.map(
    ({ letter, path }) =>
      html`<li><a class="letter-link" href="${site.at(`/${path}/#${idOf(letter)}`)}">${wordOf(site, letter)}</a></li>`,
  );
  return html`<nav class="letters" aria-label="${site.messages.site.overview.letters}"><ul role="list">${links}</ul></nav>`;
}

function idOf(letter: Letter): string {
  return `page:letter-${letter === digits ? 'digits' : letter.toLowerCase()}`;
}

function wordOf({ messages }: SiteContext, letter: Letter): string {
  return letter === otherScripts ? messages.site.overview.otherScripts : letter;
}
