import { type Html, html } from './html.ts';

/** The way back: the pages above this one, from the top down; the last is the page itself. */
export function breadcrumbs(trail: readonly { title: string; href?: string }[], label: string): Html {
  const entries = trail.map(({ title, href }) =>
    href === undefined
      ? html`<li><span aria-current="page">${title}</span></li>`
      : html`<li><a href="${href}">${title}</a></li>`,
  );
  return html`<nav class="breadcrumbs" aria-label="${label}"><ol role="list">${entries}</ol></nav>`;
}
