/**
 * The page of linked accounts. The list is nobody's but the reader's, so no static file can hold it: the server that
 * carries the hub makes this page for whoever asks, and no script is needed.
 */
import type { Account } from '../../contract/hub.ts';
import type { Messages } from '../../messages/index.ts';
import { ownerPart, type PageSession, sessionInput } from './connect-session.ts';
import { pageHead, pageSheets } from './head.ts';
import { attributes, type Html, html } from './html.ts';
import type { PageParts } from './page-data.ts';
import type { SiteContext } from './site-context.ts';

export type AccountsState =
  /** A static copy of the site, which has no hub. */
  | { kind: 'no-server' }
  /** Nobody is known who could have accounts. */
  | { kind: 'no-session'; done?: string; end?: 'expired' | undefined }
  /** `done`: the word for what was last done to an account, as an address carries it. Unknown ones say nothing. */
  | { kind: 'accounts'; session: PageSession; accounts: readonly ListedAccount[]; done?: string };

/** What the list shows of an account. */
export type ListedAccount = Pick<
  Account,
  'id' | 'label' | 'provider_name' | 'status' | 'status_reasons' | 'credential_hint' | 'created_at' | 'checked_at'
>;

type Words = Messages['site']['accounts'];

/** The page in one state. */
export function renderAccountsPage(site: SiteContext, state: AccountsState): PageParts {
  const { brand, messages } = site;
  const words = messages.site.accounts;
  const { product } = brand.names;
  const said = 'done' in state ? doneText(words, state.done) : undefined;
  const message = html`<p class="accounts-message" role="status" data-part="message"${attributes({ hidden: said === undefined })}>${said}</p>`;
  const main = html`<div class="listing"><header class="guide-header"><h1>${words.title}</h1><p class="guide-description">${words.lead(product)}</p>${state.kind === 'accounts' && ownerPart(state.session.owner, words.owner)}</header>${message}${content(site, state, words)}</div>`;
  const head = { title: words.title, description: words.description(product), path: 'linked-accounts' };
  return {
    head: pageHead(site, head, { hasTwins: false }).toString(),
    styles: pageSheets(site, ['listing', 'linked-accounts']).toString(),
    skipLink: '',
    section: 'linked-accounts',
    main: main.toString(),
    end: '',
  };
}

function content(site: SiteContext, state: AccountsState, words: Words): Html {
  const { product } = site.brand.names;
  const none = (part: string, text: Html | string) =>
    html`<div class="accounts-none" data-part="${part}"><p>${text}</p></div>`;
  if (state.kind === 'no-server') return none('no-server', words.noServer);
  if (state.kind === 'no-session') {
    return none('no-session', state.end === 'expired' ? words.expired(product) : words.noSession(product));
  }
  if (state.accounts.length > 0) {
    const rows = state.accounts.map((account) => row(account, words, { product, session: state.session }));
    return html`<ul class="account-list" role="list" data-part="list">${rows}</ul>`;
  }
  return none('empty', html`${words.empty} <a href="${site.at('/connectors/')}">${words.findProvider}</a>`);
}

function doneText({ done: words }: Words, done = ''): string | undefined {
  return Object.entries(words).find(([word]) => word === done)?.[1];
}

function row(
  account: ListedAccount,
  words: Words,
  { product, session }: { product: string; session: PageSession },
): Html {
  const { id, status } = account;
  const name = account.label ?? account.provider_name;
  // Several rows have buttons of one wording, so their names say whose they are.
  const labelled = (action: string) => attributes({ 'aria-label': words.labelled(action, name) });
  const reason = account.status_reasons.at(-1);
  const facts = html`<dl class="account-facts"><div><dt>${words.keyEndsIn}</dt><dd><code data-slot="hint">${account.credential_hint ?? words.unknown}</code></dd></div><div><dt>${words.linked}</dt><dd>${time('linked', account.created_at)}</dd></div><div><dt>${words.lastChecked}</dt><dd>${account.checked_at ? time('checked', account.checked_at) : html`<time data-slot="checked">${words.never}</time>`}</dd></div></dl>`;
  const check = html`<form method="post" data-action="check" action="${id}/check">${sessionInput(session.id)}<button class="button button-quiet" type="submit" data-slot="check-label"${labelled(words.checkAgain)}>${words.checkAgain}</button></form>`;
  const unlink = html`<details class="account-unlink"><summary class="button button-quiet" data-slot="unlink-label"${labelled(words.unlink)}>${words.unlink}</summary><form method="post" data-action="unlink" action="${id}/unlink">${sessionInput(session.id)}<p>${words.unlinkWarning(product)}</p><button class="button button-danger" type="submit" data-slot="unlink-confirm"${labelled(words.unlinkNow)}>${words.unlinkNow}</button></form></details>`;
  // A spent session is for the account that it linked alone.
  const actions = (session.linkedAccount ?? id) === id && html`<div class="account-actions">${check}${unlink}</div>`;
  return html`<li class="account" data-part="account"><div class="account-head"><h2 class="account-name" data-slot="provider">${name}</h2><p class="account-status" data-slot="status" data-status="${status}">${words.status[status]}</p></div>${facts}<p class="account-reason" data-slot="reason"${attributes({ hidden: reason === undefined })}>${reason?.description}</p>${actions}</li>`;
}

/** Universal time, because the server does not know the reader's. */
function time(slot: string, iso: string): Html {
  return html`<time data-slot="${slot}" datetime="${iso}">${iso.slice(0, 10)}, ${iso.slice(11, 16)} UTC</time>`;
}
