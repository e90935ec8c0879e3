/** Built pages are for nobody; a reader whose session lives is shown for whom a form links, with and without script. */
import { hubSettingsSchema } from '../contract/hub.ts';
import { ownerText } from '../form/hub-answers.ts';
import { fillSession, hasSessionForm, type PageSession } from '../render/page/connect-session.ts';
import { hubRequest } from './hub-request.ts';

export interface FillDeps {
  askHub: (request: Request) => Promise<Response>;
  /** Language of the site's pages. */
  locale: Parameters<typeof fillSession>[1];
}

/** Headers of a page that shows for whom it links. */
export const filledHeaders = { 'cache-control': 'private, no-cache', vary: 'Cookie' };

/** The session that a reader's cookie carries, as pages name it; `undefined` if none lives. */
export async function readerSession(request: Request, askHub: FillDeps['askHub']): Promise<PageSession | undefined> {
  if (!request.headers.has('cookie')) return undefined;
  const answer = await askHub(hubRequest(request, 'GET', '/hub/settings'));
  if (!answer.ok) return undefined;
  const { session } = hubSettingsSchema.parse(await answer.json());
  const owner = ownerText(session.origin_owner_name, session.origin_username);
  return { id: session.id, owner, linkedAccount: session.linked_account_id };
}

/** Whether a request may be one for a page by a reader whose session lives. */
export function mayHaveSession(request: Request): boolean {
  return request.method === 'GET' && request.headers.has('cookie');
}

/** A page with a form, as it is for the reader who asks; `undefined` if it is the same for everyone. */
export async function fillPage(
  request: Request,
  page: string,
  { askHub, locale }: FillDeps,
): Promise<string | undefined> {
  const session = hasSessionForm(page) ? await readerSession(request, askHub) : undefined;
  return session && fillSession(page, locale, session);
}

/** The answer that is a page with a form, as it is for the reader who asks. */
export async function fillAnswer(request: Request, answer: Response, deps: FillDeps): Promise<Response> {
  const isPage = answer.status === 200 && answer.headers.get('content-type')?.startsWith('text/html');
  if (!isPage || !mayHaveSession(request)) return answer;
  const page = await answer.text();
  const headers = new Headers(answer.headers);
  headers.delete('content-length');
  const filled = await fillPage(request, page, deps);
  if (filled === undefined) return new Response(page, { headers });
  headers.set('cache-control', filledHeaders['cache-control']);
  headers.append('vary', filledHeaders.vary);
  return new Response(filled, { headers });
}
