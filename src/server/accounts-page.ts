/** The page of linked accounts, filled for whoever asks: rows cut from the page's own row, forms without script. */
import type { Element, Root } from 'hast';
import { type Account, accountSchema, linkedSchema, problemSchema } from '../contract.ts';
import { attribute, editHtml, elementsIn, findElement, removeElement, setShown, setText } from './edit-html.ts';
import { hubRequest } from './hub-request.ts';
import type { PageSource } from './page-source.ts';

export const accountsPath = '/linked-accounts/';

export interface AccountsWorld {
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
export async function answerAccounts(request: Request, world: AccountsWorld): Promise<Response> {
  const [, id, action] = actionPath.exec(new URL(request.url).pathname) ?? [];
  if (id && action) return redirectTo(await act(request, id, action, world));
  const html = await world.pages.read(accountsPath);
  if (html === undefined) return new Response('This site has no page of linked accounts.\n', { status: 404 });
  const answer = await world.askHub(hubRequest(request, 'GET', '/hub/accounts'));
  const accounts = answer.ok ? accountSchema.array().parse(await answer.json()) : undefined;
  const message = messages.get(new URL(request.url).searchParams.get('done') ?? '');
  const page = editHtml(html, (tree) => fillPage(tree, accounts, message));
  return new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' } });
}

/** What the page says after an action, by the word that the redirect carries. */
const messages = new Map([
  ['accepted', 'The provider accepted the key.'],
  ['rights-missing', 'The key works, but rights are missing. Its guide shows where to add them.'],
  ['rejected', 'The provider did not accept the key any more. Follow its guide to link a new one.'],
  ['could-not-check', 'The provider could not be asked just now. The key may be fine; try again later.'],
  ['unchecked', 'This provider offers no way to check a key.'],
  ['unlinked', 'The account is unlinked, and its key is erased.'],
  ['failed', 'That did not work. Load this page again, and try once more.'],
]);

async function act(request: Request, id: string, action: string, { askHub }: AccountsWorld): Promise<string> {
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

function fillPage(tree: Root, accounts: Account[] | undefined, message: string | undefined): void {
  const part = (name: string) => findElement(tree, (element) => attribute(element, 'dataPart') === name);
  const shown = accounts === undefined ? 'no-session' : accounts.length === 0 ? 'empty' : 'list';
  for (const name of ['no-server', 'no-session', 'empty', 'list']) {
    const element = part(name);
    if (element && name === shown) setShown(element, true);
    else if (element) removeElement(tree, element);
  }
  const note = part('message');
  if (note && message) {
    setText(note, message);
    setShown(note, true);
  }
  const row = part('account');
  const list = part('list');
  if (row && list && accounts) list.children = accounts.map((account) => fillRow(structuredClone(row), account));
}

const statusWords: Record<Account['status'], string> = {
  active: 'Active',
  inactive: 'Inactive',
  suspended: 'Suspended',
  archived: 'Archived',
  expired: 'Expired',
  error: 'Needs attention',
};

function fillRow(row: Element, account: Account): Element {
  for (const element of elementsIn(row)) {
    const action = attribute(element, 'dataAction');
    if (action) element.properties['action'] = `/linked-accounts/${account.id}/${action}`;
    const slot = attribute(element, 'dataSlot');
    if (slot) slots[slot]?.(element, account);
  }
  return row;
}

const nameOf = ({ label, provider_name }: Account) => label ?? provider_name;

/** What each slot of a row gets. Several rows have buttons of one wording, so their names say whose they are. */
const slots: Record<string, (element: Element, account: Account) => void> = {
  provider: (element, account) => setText(element, nameOf(account)),
  status: (element, { status }) => {
    element.properties['dataStatus'] = status;
    setText(element, statusWords[status]);
  },
  hint: (element, { credential_hint }) => setText(element, credential_hint ?? 'unknown'),
  linked: (element, { created_at }) => setTime(element, created_at),
  checked: (element, { checked_at }) => (checked_at ? setTime(element, checked_at) : setText(element, 'never')),
  reason: (element, { status_reasons }) => {
    const reason = status_reasons.at(-1);
    setShown(element, reason !== undefined);
    setText(element, reason?.description ?? '');
  },
  'check-label': (element, account) => {
    element.properties['ariaLabel'] = `Check again: ${nameOf(account)}`;
  },
  'unlink-label': (element, account) => {
    element.properties['ariaLabel'] = `Unlink: ${nameOf(account)}`;
  },
  'unlink-confirm': (element, account) => {
    element.properties['ariaLabel'] = `Unlink now: ${nameOf(account)}`;
  },
};

/** Universal time, because the server does not know the reader's. */
function setTime(element: Element, iso: string): void {
  element.properties['dateTime'] = iso;
  setText(element, `${iso.slice(0, 10)}, ${iso.slice(11, 16)} UTC`);
}
