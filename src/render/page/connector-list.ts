/** Lists of connectors, and the categories by which they are found. */
import { connectorLanguage } from '../../messages/index.ts';
import { categorySlug } from '../category-slug.ts';
import { connectorMark } from './connector-mark.ts';
import { attributes, type Html, html } from './html.ts';
import type { ConnectorName } from './page-data.ts';
import type { SiteContext } from './site-context.ts';

/** A connector as a list shows it. */
export interface ConnectorCard extends ConnectorName {
  description: string;
  /** Path of what the card leads to: the connector's only guide, else the page of its guides. */
  path: string;
  /** Labels of its methods. */
  methods: readonly string[];
}

/** Connectors as cards. */
export function connectorList({ at, messages }: SiteContext, cards: readonly ConnectorCard[]): Html {
  // Connector files, like guides, are written in English.
  const lang = attributes({ lang: connectorLanguage(messages.locale) });
  const items = cards.map((card) => {
    const { name, category, description, path, methods } = card;
    const own = attributes({ 'data-name': name.toLowerCase(), 'data-category': categorySlug(category) });
    return html`<li class="card"${own}>${connectorMark(card)}<div class="card-text"><a class="card-link" href="${at(`/${path}/`)}">${name}</a><p${lang}>${description}</p><p class="card-note"${lang}>${[category, ...methods].join(' · ')}</p></div></li>`;
  });
  return html`<ul class="card-list" role="list">${items}</ul>`;
}

/** Categories as links to the overview. Where all of its cards stand, a script shows those that fit. */
export function categoryChips({ at, messages }: SiteContext, categories: readonly string[]): Html {
  const words = messages.site.front;
  const lang = connectorLanguage(messages.locale);
  const chips = categories.map((category) => {
    const slug = categorySlug(category);
    return html`<a class="chip" href="${at(`/connectors/?category=${slug}`)}" data-category="${slug}"${attributes({ lang })}>${category}</a>`;
  });
  return html`<nav class="chips" aria-label="${words.categories}"><a class="chip" href="${at('/connectors/')}" data-category="" aria-current="true">${words.everything}</a>${chips}</nav>`;
}
