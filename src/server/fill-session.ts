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

/** The session that a reader's cookie carries, as pages name it; `undefined` if none lives. */
export async function readerSession(request: Request, askHub: FillDeps['askHub']): Promise<PageSession | undefined> {
  if (!request.headers.has('cookie')) return undefined;
  const answer = await askHub(hubRequest(request, 'GET', '/hub/settings'));
  if (!answer.ok) return undefined;
  const { session } = hubSettingsSchema.parse(await answer.json());
  return { id: session.id, owner: ownerText(session.origin_owner_name, session.origin_username) };
}

/** The answer that is a page with a form, as it is for the reader who asks. */
export async function fillAnswer(request: Request, answer: Response, { askHub, locale }: FillDeps): Promise<Response> {
  const isPage = request.method === 'GET' && answer.status === 200;
  if (!isPage || !answer.headers.get('content-type')?.startsWith('text/html')) return answer;
  if (!request.headers.has('cookie')) return answer;
  const page = await answer.text();
  const headers = new Headers(answer.headers);
  headers.delete('content-length');
  const session = hasSessionForm(page) ? await readerSession(request, askHub) : undefined;
  if (session === undefined) return new Response(page, { headers });
  headers.set('cache-control', 'private, no-cache');
  headers.append('vary', 'Cookie');
  return new Response(fillSession(page, locale, session), { headers });
}
