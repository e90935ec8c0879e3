/** The page of linked accounts, filled for whoever asks: rows cut from the page's own row, forms without script. */
import type { Element, Root } from 'hast';
import { type Account, accountSchema, linkedSchema, problemSchema } from '../contract/hub.ts';
import { isLocale, type Messages, messagesFor } from '../messages/index.ts';
import { attribute, editHtml, elementsIn, findElement, removeElement, setShown, setText } from './edit-html.ts';
import { hubRequest } from './hub-request.ts';
import type { PageSource } from './page-source.ts';

export const accountsPath = '/linked-accounts/';

export interface AccountsDeps {
  askHub: (request: Request) => Promise<Response>;
  pages: PageSource;
}

const actionPath = /^\/linked-accounts\/([A-Za-z0-9_-]+)\/(check|unlink)$/;

/** Whether a request is for this page or for one of its forms. */
export function isAccountsRequest({ method, url }: Request): boolean {
  const { pathname } = new URL(url);
  if (method === 'GET') return pathname === accountsPath || `${pathname}/` === accountsPath;
  return method === 'POST' && actionPath.test(pathname);
}

/** Answers with the page, or does what one of its forms asks and leads back to it. */
export async function answerAccounts(request: Request, world: AccountsDeps): Promise<Response> {
  const [, id, action] = actionPath.exec(new URL(request.url).pathname) ?? [];
  if (id && action) return redirectTo(await act(request, id, action, world));
  const html = await world.pages.read(accountsPath);
  if (html === undefined) return new Response('This site has no page of linked accounts.\n', { status: 404 });
  const answer = await world.askHub(hubRequest(request, 'GET', '/hub/accounts'));
  const accounts = answer.ok ? accountSchema.array().parse(await answer.json()) : undefined;
  const done = new URL(request.url).searchParams.get('done') ?? '';
  const page = editHtml(html, (tree) => fillPage(tree, accounts, done));
  return new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' } });
}

async function act(request: Request, id: string, action: string, { askHub }: AccountsDeps): Promise<string> {
  if (action === 'unlink') {
    const answer = await askHub(hubRequest(request, 'DELETE', `/hub/accounts/${id}`));
    return answer.ok ? 'unlinked' : 'failed';
  }
  const answer = await askHub(hubRequest(request, 'POST', `/hub/accounts/${id}/check`));
  const body: unknown = await answer.json().catch(() => undefined);
  const verdict = linkedSchema.safeParse(body).data?.verdict ?? problemSchema.safeParse(body).data?.verdict;
  return verdict?.kind ?? 'failed';
}

function redirectTo(done: string): Response {
  return new Response(undefined, { status: 303, headers: { location: `${accountsPath}?done=${done}` } });
}

type Words = Messages['site']['accounts'];

/** The words in the language that the page says it is in. */
function wordsOf(tree: Root): Words {
  const html = findElement(tree, ({ tagName }) => tagName === 'html');
  const language = (html && attribute(html, 'lang')) ?? '';
  return messagesFor(isLocale(language) ? language : 'en').site.accounts;
}

function fillPage(tree: Root, accounts: Account[] | undefined, done: string): void {
  const words = wordsOf(tree);
  const part = (name: string) => findElement(tree, (element) => attribute(element, 'dataPart') === name);
  const shown = accounts === undefined ? 'no-session' : accounts.length === 0 ? 'empty' : 'list';
  for (const name of ['no-server', 'no-session', 'empty', 'list']) {
    const element = part(name);
    if (element && name === shown) setShown(element, true);
    else if (element) removeElement(tree, element);
  }
  const note = part('message');
  if (note && Object.hasOwn(words.done, done)) {
    setText(note, words.done[done as keyof Words['done']]);
    setShown(note, true);
  }
  const row = part('account');
  const list = part('list');
  if (row && list && accounts) list.children = accounts.map((account) => fillRow(structuredClone(row), account, words));
}

function fillRow(row: Element, account: Account, words: Words): Element {
  for (const element of elementsIn(row)) {
    const action = attribute(element, 'dataAction');
    if (action) element.properties['action'] = `${account.id}/${action}`;
    const slot = attribute(element, 'dataSlot');
    if (slot) slots[slot]?.(element, account, words);
  }
  return row;
}

const nameOf = ({ label, provider_name }: Account) => label ?? provider_name;

/** What each slot of a row gets. Several rows have buttons of one wording, so their names say whose they are. */
const slots: Record<string, (element: Element, account: Account, words: Words) => void> = {
  provider: (element, account) => setText(element, nameOf(account)),
  status: (element, { status }, words) => {
    element.properties['dataStatus'] = status;
    setText(element, words.status[status]);
  },
  hint: (element, { credential_hint }, { unknown }) => setText(element, credential_hint ?? unknown),
  linked: (element, { created_at }) => setTime(element, created_at),
  checked: (element, { checked_at }, { never }) =>
    checked_at ? setTime(element, checked_at) : setText(element, never),
  reason: (element, { status_reasons }) => {
    const reason = status_reasons.at(-1);
    setShown(element, reason !== undefined);
    setText(element, reason?.description ?? '');
  },
  'check-label': (element, account, words) => {
    element.properties['ariaLabel'] = words.labelled(words.checkAgain, nameOf(account));
  },
  'unlink-label': (element, account, words) => {
    element.properties['ariaLabel'] = words.labelled(words.unlink, nameOf(account));
  },
  'unlink-confirm': (element, account, words) => {
    element.properties['ariaLabel'] = words.labelled(words.unlinkNow, nameOf(account));
  },
};

/** Universal time, because the server does not know the reader's. */
function setTime(element: Element, iso: string): void {
  element.properties['dateTime'] = iso;
  setText(element, `${iso.slice(0, 10)}, ${iso.slice(11, 16)} UTC`);
}
