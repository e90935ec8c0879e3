/** The list of all guides, by their groups: one page, or several where there are many. */
import type { ListedGroup } from './group-data.ts';
import { pageHead, pageSheets } from './head.ts';
import { attributes, type Html, html } from './html.ts';
import type { PageHead, PageParts } from './page-data.ts';
import { pager } from './pager.ts';
import type { SiteContext } from './site-context.ts';

export interface GuideListData extends PageHead {
  /** The title of the whole list, which is the same on each of its pages. */
  heading: string;
  groups: readonly ListedGroup[];
  /** Path of its first page. */
  first: string;
  number: number;
  count: number;
}

/** One page of the list. It works without script. */
export function renderGuideList(site: SiteContext, page: GuideListData): PageParts {
  const { heading, description, groups, number } = page;
  const sections = groups.map(
    ({ id, title, rows }) =>
      html`<section aria-labelledby="page:${id}"><h2 id="page:${id}">${title}</h2><ul class="guide-list" role="list">${rows.map((row) => rowOf(site, row))}</ul></section>`,
  );
  const main = html`<div class="listing"><header class="guide-header"><h1>${heading}</h1><p class="guide-description">${description}</p></header>${sections}${pager(site, page)}</div>`;
  return {
    head: pageHead(site, page, { hasTwins: number === 1 }).toString(),
    styles: pageSheets(site, ['listing', 'groups']).toString(),
    skipLink: '',
    section: 'connectors',
    main: main.toString(),
    end: '',
  };
}

function rowOf({ at }: SiteContext, { title, path, depth }: ListedGroup['rows'][number]): Html {
  const own = attributes({ class: depth > 0 && `guide-list-${depth}` });
  return html`<li${own}>${path === undefined ? html`<span class="guide-list-group">${title}</span>` : html`<a href="${at(`/${path}/`)}">${title}</a>`}</li>`;
}
