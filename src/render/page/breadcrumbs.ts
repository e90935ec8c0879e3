import { attributes, type Html, html } from './html.ts';

/** The way back: the pages above this one, from the top down; the last is the page itself. What has no address is no page. */
export function breadcrumbs(trail: readonly { title: string; href?: string }[], label: string): Html {
  const entries = trail.map(({ title, href }, index) =>
    href === undefined
      ? html`<li><span${attributes({ 'aria-current': index === trail.length - 1 && 'page' })}>${title}</span></li>`
      : html`<li><a href="${href}">${title}</a></li>`,
  );
  return html`<nav class="breadcrumbs" aria-label="${label}"><ol role="list">${entries}</ol></nav>`;
}
