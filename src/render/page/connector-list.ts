/** Lists of connectors, and the categories by which they are found. */
import { categoryAddress, categorySlug } from '../../connector/index.ts';
import { connectorLanguage } from '../../messages/index.ts';
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

export interface ChipsOptions {
  /** How many connectors the site has. */
  connectorCount: number;
  /** The category whose connectors are shown; none where they all are. */
  current?: string | undefined;
}

/**
 * Categories as links to the overview. Where all of its cards stand on one page, a script shows those that fit; else
 * each category has pages of its own.
 */
export function categoryChips(
  { at, messages }: SiteContext,
  categories: readonly string[],
  { connectorCount, current }: ChipsOptions,
): Html {
  const words = messages.site.front;
  const lang = connectorLanguage(messages.locale);
  const isCurrent = (category: string | undefined) => category === current && 'true';
  const chips = categories.map((category) => {
    const own = attributes({ 'data-category': categorySlug(category), lang, 'aria-current': isCurrent(category) });
    return html`<a class="chip" href="${at(categoryAddress(category, connectorCount))}"${own}>${category}</a>`;
  });
  return html`<nav class="chips" aria-label="${words.categories}"><a class="chip" href="${at('/connectors/')}" data-category=""${attributes({ 'aria-current': isCurrent(undefined) })}>${words.everything}</a>${chips}</nav>`;
}
