/** Groups of pages as cards: the way in, where pages are found by their groups. */
import type { GroupCard } from './group-data.ts';
import { type Html, html } from './html.ts';
import { icon, type SiteContext } from './site-context.ts';

export interface GuideGroups {
  /** The first of them; the list of all guides is there for the rest. */
  cards: readonly GroupCard[];
  /** How many pages stand in groups. */
  total: number;
  /** Path of the list of all guides. */
  list: string;
}

/** The section of the first page that shows them. */
export function groupCards(site: SiteContext, { cards, total, list }: GuideGroups): Html {
  const { at, messages } = site;
  const words = messages.site.guides;
  const items = cards.map(({ title, address, count, links }) => {
    const entries = links.map((link) => html`<li><a href="${at(`/${link.path}/`)}">${link.title}</a></li>`);
    const more =
      count > links.length &&
      html`<p class="group-more"><a class="group-all" href="${at(`/${address}`)}">${words.all(count)}${icon(site, 'arrow-right')}<span class="visually-hidden">: ${title}</span></a></p>`;
    return html`<li class="group"><h3><a href="${at(`/${address}`)}">${title}</a></h3><ul role="list">${entries}</ul>${more}</li>`;
  });
  return html`<section aria-labelledby="page:groups"><div class="section-head"><h2 id="page:groups">${words.heading}</h2><a class="section-more" href="${at(`/${list}/`)}">${words.all(total)}${icon(site, 'arrow-right')}</a></div><ul class="group-list" role="list">${items}</ul></section>`;
}
