/** The first page: the way to a provider, and what is good to know. */
import { sheetsOf } from '../../guide/index.ts';
import { type ConnectorCard, categoryChips, connectorList } from './connector-list.ts';
import { type GuideGroups, groupCards } from './group-cards.ts';
import { guideBody } from './guide-body.ts';
import { pageHead, pageSheets } from './head.ts';
import { attributes, type Html, html, rawHtml } from './html.ts';
import { illustration } from './illustration.ts';
import type { GuideBody, PageHead, PageLink, PageParts } from './page-data.ts';
import { icon, moduleScript, type SiteContext } from './site-context.ts';

export interface FrontPageData extends PageHead {
  /** The language of the page's guide, where it is not that of the interface. */
  language?: string | undefined;
  /** `undefined` where the content folder has no guide of the first page. */
  body?: GuideBody | undefined;
  /** The first connectors; the overview is there for the rest. */
  cards: readonly ConnectorCard[];
  /** How many connectors the site has. */
  connectorCount: number;
  categories: readonly string[];
  articles: readonly (PageLink & { description: string })[];
  /** Pages that no connector has, by their groups; `undefined` if there are none. */
  groups?: GuideGroups | undefined;
}

/** The first page of a site. */
export function renderFrontPage(site: SiteContext, page: FrontPageData): PageParts {
  const { body } = page;
  const main = html`<div class="front">${header(site, page)}${site.catalogue === 'connectors' ? providers(site, page) : introduction(site, page)}${page.groups && groupCards(site, page.groups)}${more(site, page)}</div>`;
  const guideSheets = body ? sheetsOf(body.needs) : [];
  return {
    head: pageHead(site, page, { hasTwins: true }).toString(),
    styles: pageSheets(site, [...guideSheets, 'listing', ...(page.groups ? (['groups'] as const) : [])]).toString(),
    skipLink: '',
    section: 'front',
    main: main.toString(),
    end: site.catalogue === 'connectors' ? moduleScript(site, 'card-filter').toString() : '',
  };
}

/** The title of a page as the first page shows it: what follows its dash stays whole with it. */
export function frontTitle(title: string): string {
  return title.replace(' – ', '\u00A0– ');
}

/** The button that opens the search from the middle of a page. */
export function searchButton(site: SiteContext, label: Html): Html {
  return html`<button class="hero-search needs-script" type="button" data-opens="search" aria-haspopup="dialog">${icon(site, 'search')}${label}<kbd aria-hidden="true">/</kbd></button>`;
}

function header(site: SiteContext, { title, description, language }: FrontPageData): Html {
  const words = site.messages.site;
  const lang = attributes({ lang: language });
  const about = description !== '' && html`<p class="guide-description"${lang}>${description}</p>`;
  const isOfConnectors = site.catalogue === 'connectors';
  const search = searchButton(site, html`<span>${isOfConnectors ? words.search.hero : words.search.field}</span>`);
  const list = isOfConnectors
    ? { title: words.front.find, path: '/connectors/' }
    : { title: words.guides.title, path: '/all-guides/' };
  return html`<header class="front-header"><div class="front-words"><h1${lang}>${frontTitle(title)}</h1>${about}${search}<p class="needs-no-script"><a class="button" href="${site.at(list.path)}">${list.title}</a></p></div>${isOfConnectors && rawHtml(illustration)}</header>`;
}

function providers(site: SiteContext, { cards, connectorCount, categories }: FrontPageData): Html {
  const words = site.messages.site;
  const content = html`<div class="section-head"><h2 id="page:providers">${words.providers}</h2><a class="section-more" href="${site.at('/connectors/')}">${words.front.all(connectorCount)}${icon(site, 'arrow-right')}</a></div>${categoryChips(site, categories, { connectorCount })}${connectorList(site, cards)}`;
  // Only where every card stands can a script show those of a category; else the chips lead to the overview.
  const isWhole = cards.length === connectorCount;
  return html`<section aria-labelledby="page:providers">${
    isWhole ? html`<card-filter>${content}</card-filter>` : html`<div>${content}</div>`
  }</section>`;
}

/** Where pages are found by their groups, the first page is one of them, and says its own before it lists others. */
function introduction(site: SiteContext, { body, language }: FrontPageData): Html | undefined {
  return body && html`<div class="front-more">${guideBody(site, body, language)}</div>`;
}

function more(site: SiteContext, { body, language, articles }: FrontPageData): Html | undefined {
  if (site.catalogue === 'guides') return undefined;
  if (!body && articles.length === 0) return undefined;
  const items = articles.map(
    ({ title, path, description }) =>
      html`<li class="article"><a class="article-link" href="${site.at(`/${path}/`)}">${title}</a><p>${description}</p></li>`,
  );
  return html`<section class="front-more" aria-labelledby="page:articles"><h2 id="page:articles">${site.messages.site.front.articles}</h2>${body && guideBody(site, body, language)}<ul class="article-list" role="list">${items}</ul></section>`;
}
