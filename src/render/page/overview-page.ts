import { type ConnectorCard, categoryChips, connectorList } from './connector-list.ts';
import { pageHead, pageSheets } from './head.ts';
import { html } from './html.ts';
import type { PageHead, PageParts } from './page-data.ts';
import { moduleScript, type SiteContext } from './site-context.ts';

export interface OverviewPageData extends PageHead {
  cards: readonly ConnectorCard[];
  /** In the order in which they are shown. */
  categories: readonly string[];
}

/** The overview of all connectors on one page. */
export function renderOverviewPage(site: SiteContext, page: OverviewPageData): PageParts {
  const { title, description, cards, categories } = page;
  const words = site.messages.site.overview;
  const main = html`<div class="listing"><header class="guide-header"><h1>${title}</h1><p class="guide-description">${description}</p></header><card-filter><div class="filter needs-script"><p class="filter-field"><label for="page:filter">${words.filter}</label><input id="page:filter" type="search" autocomplete="off" spellcheck="false"><span class="filter-count" role="status" data-words="${words.shown(words.counted, cards.length)}"></span></p>${categoryChips(site, categories, { connectorCount: cards.length })}</div>${connectorList(site, cards)}<p class="filter-none" hidden>${words.none}</p></card-filter></div>`;
  return {
    head: pageHead(site, page, { hasTwins: true }).toString(),
    styles: pageSheets(site, ['listing']).toString(),
    skipLink: '',
    section: 'connectors',
    main: main.toString(),
    end: moduleScript(site, 'card-filter').toString(),
  };
}
