import { siteUrl } from '../../brand/index.ts';
import { breadcrumbs } from './breadcrumbs.ts';
import { attributes, type Html, html } from './html.ts';
import { pageActions } from './page-actions.ts';
import type { GuidePageData } from './page-data.ts';
import type { SiteContext } from './site-context.ts';

/** A title that ends with where the account is linked, in its two parts; the page's surroundings say the place as well. */
export function titleParts(title: string): { name: string; place?: string } {
  const [, name = title, place] = /^(.+) – ([^–]+)$/.exec(title) ?? [];
  return { name, ...(place === undefined ? {} : { place }) };
}

/** The head of an article: where it stands, what it is called and about, and what can be done with it. */
export function articleHead(site: SiteContext, page: GuidePageData): Html {
  const { brand, messages } = site;
  const { name, place } = titleParts(page.title);
  const ending =
    place !== undefined &&
    html` <span class="guide-title-place"><span class="visually-hidden">– </span>${place}</span>`;
  const lang = attributes({ lang: page.language });
  const about = page.description !== '' && html`<p class="guide-description"${lang}>${page.description}</p>`;
  const address = siteUrl(brand, `/${page.path}/`);
  return html`<header class="guide-header">${breadcrumbs(trailOf(site, page), messages.site.breadcrumbs)}<h1${lang}>${name}${ending}</h1>${about}${pageActions(site, page)}<p class="print-only" hidden>${messages.progress.printedFrom} ${address}</p></header>`;
}

function trailOf({ at, brand, messages }: SiteContext, { connector, method, shortTitle, trail = [] }: GuidePageData) {
  if (!connector) {
    // A group of one name with the group around it says nothing new.
    const ways = trail.filter(({ title }, index) => title !== trail[index + 1]?.title);
    const groups = ways.map(({ title, address }) =>
      address === undefined ? { title } : { title, href: at(`/${address}`) },
    );
    return [{ title: brand.names.docs, href: at('/') }, ...groups, { title: shortTitle }];
  }
  return [
    { title: messages.site.providers, href: at('/connectors/') },
    { title: connector.name, href: at(`/connectors/${connector.id}/`) },
    { title: method?.label ?? shortTitle },
  ];
}
