/** The page that asks before an auth link takes the place of another owner's session. It needs no script. */
import { pageHead, pageSheets } from './head.ts';
import { type Html, html } from './html.ts';
import type { PageParts } from './page-data.ts';
import type { SiteContext } from './site-context.ts';

export interface SessionQuestion {
  /** Path of the auth link within the site. */
  link: string;
  /** The session that lives in the reader's browser, and whose it is in words. */
  current: { id: string; owner: string };
  /** Whose session the link opens. */
  offered: { owner: string };
}

/** The page that asks. */
export function renderSessionQuestion(site: SiteContext, { link, current, offered }: SessionQuestion): PageParts {
  const { brand, messages, at } = site;
  const words = messages.site.sessionQuestion;
  const name = (owner: string): Html => html`<b translate="no">${owner}</b>`;
  const main = html`<div class="listing"><header class="guide-header"><h1>${words.title}</h1></header><p>${words.current(brand.names.product)[0]}${name(current.owner)}${words.current(brand.names.product)[1]}</p><p>${words.offered[0]}${name(offered.owner)}${words.offered[1]}</p><form class="session-question" method="post" action="${at(link)}"><input type="hidden" name="session" value="${current.id}"><button class="button" type="submit">${words.goOn[0]}${offered.owner}${words.goOn[1]}</button> <a class="button button-quiet" href="${at('/linked-accounts/')}">${words.stay[0]}${current.owner}${words.stay[1]}</a></form></div>`;
  const head = { title: words.title, description: words.title, path: 'connect' };
  return {
    head: pageHead(site, head, { hasTwins: false }).toString(),
    styles: pageSheets(site, ['listing', 'linked-accounts']).toString(),
    skipLink: '',
    section: 'none',
    main: main.toString(),
    end: '',
  };
}
