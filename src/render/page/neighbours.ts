import { type Html, html } from './html.ts';
import type { GuidePageData, PageLink } from './page-data.ts';
import { icon, type SiteContext } from './site-context.ts';

/** The way on: the pages before and after this one. Nothing for a page that has neither. */
export function neighbours(
  site: SiteContext,
  { previous, next }: Pick<GuidePageData, 'previous' | 'next'>,
): Html | undefined {
  if (!previous && !next) return undefined;
  const { at, messages } = site;
  const words = messages.site;
  const title = ({ title }: PageLink) => html`<span class="neighbour-title">${title}</span>`;
  const back =
    previous &&
    html`<a class="neighbour" rel="prev" href="${at(`/${previous.path}/`)}"><span class="neighbour-way">${icon(site, 'arrow-left')}${words.previous}</span>${title(previous)}</a>`;
  const on =
    next &&
    html`<a class="neighbour neighbour-next" rel="next" href="${at(`/${next.path}/`)}"><span class="neighbour-way">${words.next}${icon(site, 'arrow-right')}</span>${title(next)}</a>`;
  return html`<nav class="neighbours" aria-label="${words.previousAndNext}">${back}${on}</nav>`;
}
