import { searchButton } from './front-page.ts';
import { pageHead, pageSheets } from './head.ts';
import { html } from './html.ts';
import type { PageParts } from './page-data.ts';
import { moduleScript, type SiteContext } from './site-context.ts';

/** What a site answers where it has no page. */
export function renderMissingPage(site: SiteContext): PageParts {
  const { at, messages } = site;
  const { notFound: words, search } = messages.site;
  const { title, description } = words;
  const button = searchButton(site, html`<span data-slot="words">${search.placeholder}</span>`);
  const list =
    site.catalogue === 'connectors'
      ? { title: words.allProviders, path: '/connectors/' }
      : { title: messages.site.guides.title, path: '/all-guides/' };
  const main = html`<div class="listing missing"><header class="guide-header"><h1>${title}</h1><p class="guide-description">${description}</p></header>${button}<section class="missing-found" aria-labelledby="page:maybe" hidden><h2 id="page:maybe">${words.maybe}</h2><ul class="found-list" role="list"></ul></section><p class="missing-ways"><a class="button" href="${at(list.path)}">${list.title}</a><a class="button button-quiet" href="${at('/')}">${words.front}</a></p></div>`;
  return {
    head: pageHead(site, { title, description, path: '404' }, { hasTwins: false }).toString(),
    styles: pageSheets(site, ['search', 'listing']).toString(),
    skipLink: '',
    section: 'none',
    main: main.toString(),
    end: moduleScript(site, 'missing-page').toString(),
  };
}
