/** The page of linked accounts, made for whoever asks, and its forms, which need no script. */
import { accountSchema, linkedSchema, problemSchema } from '../contract/hub.ts';
import type { AccountsState } from '../render/page/accounts-page.ts';
import { type DynamicPages, pageResponse } from './dynamic-pages.ts';
import { readerSession } from './fill-session.ts';
import { hubRequest } from './hub-request.ts';
import { readFields } from './read-fields.ts';

export const accountsPath = '/linked-accounts/';

export interface AccountsDeps {
  askHub: (request: Request) => Promise<Response>;
  pages: Pick<DynamicPages, 'accounts'>;
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
  const { pathname, searchParams } = new URL(request.url);
  const [, id, action] = actionPath.exec(pathname) ?? [];
  if (id && action) return redirectTo(await act(request, id, action, world));
  const done = searchParams.get('done') ?? '';
  const session = await readerSession(request, world.askHub);
  const answer = await world.askHub(hubRequest(request, 'GET', '/hub/accounts'));
  const body: unknown = await answer.json();
  const state: AccountsState =
    answer.ok && session
      ? { kind: 'accounts', session, accounts: accountSchema.array().parse(body), done }
      : { kind: 'no-session', done, end: codeOf(body) === 'session-expired' ? 'expired' : undefined };
  return pageResponse(await world.pages.accounts(state));
}

async function act(request: Request, id: string, action: string, { askHub }: AccountsDeps): Promise<string> {
  const session = (await readFields(request)).get('session') ?? '';
  const answer = await askHub(
    action === 'unlink'
      ? hubRequest(request, 'DELETE', `/hub/accounts/${id}`, { session })
      : hubRequest(request, 'POST', `/hub/accounts/${id}/check`, { session }),
  );
  if (answer.status === 204) return 'unlinked';
  const body: unknown = await answer.json().catch(() => undefined);
  const code = codeOf(body);
  if (code === 'session-changed' || code === 'session-spent') return code;
  const verdict = linkedSchema.safeParse(body).data?.verdict ?? problemSchema.safeParse(body).data?.verdict;
  return verdict?.kind ?? 'failed';
}

function codeOf(body: unknown): string | undefined {
  return problemSchema.safeParse(body).data?.code;
}

function redirectTo(done: string): Response {
  return new Response(undefined, { status: 303, headers: { location: `${accountsPath}?done=${done}` } });
}
