/** The way between the pages of a list that is too long for one. */
import { numberedPath } from '../../connector/index.ts';
import { attributes, type Html, html } from './html.ts';
import { icon, type SiteContext } from './site-context.ts';

/** The way to the other pages of the list. As many links as fit in a line, however many pages there are. */
export function pager(
  site: SiteContext,
  { first, number, count }: { first: string; number: number; count: number },
): Html | undefined {
  if (count === 1) return undefined;
  const words = site.messages.site.overview;
  const address = (to: number) => site.at(`/${encodeURI(numberedPath(first, to))}/`);
  const numbers = shownNumbers(number, count).map((to) => {
    if (to === 'gap') return html`<li class="pager-gap" aria-hidden="true">…</li>`;
    const current = attributes({ 'aria-current': to === number && 'page' });
    return html`<li><a class="pager-page" href="${address(to)}" aria-label="${words.page(to)}"${current}>${String(to)}</a></li>`;
  });
  const previous =
    number > 1 &&
    html`<a class="button button-quiet pager-previous" rel="prev" href="${address(number - 1)}">${icon(site, 'arrow-left')}${words.previousPage}</a>`;
  const next =
    number < count &&
    html`<a class="button button-quiet pager-next" rel="next" href="${address(number + 1)}">${words.nextPage}${icon(site, 'arrow-right')}</a>`;
  return html`<nav class="pager" aria-label="${words.pages}">${previous}<ul role="list">${numbers}</ul>${next}</nav>`;
}

/** The first and the last page, this one and those beside it; a gap stands for what is between, if it is more than one. */
function shownNumbers(number: number, count: number): (number | 'gap')[] {
  const isNear = (to: number) => to === 1 || to === count || Math.abs(to - number) <= 1;
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  return numbers.flatMap((to): (number | 'gap')[] => {
    if (isNear(to) || (isNear(to - 1) && isNear(to + 1))) return [to];
    return isNear(to - 1) ? ['gap'] : [];
  });
}
