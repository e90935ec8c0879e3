/** An auth link that would take the place of another owner's session: a page that asks first. */
import { sessionQuestionSchema } from '../contract/hub.ts';
import { ownerText } from '../form/hub-answers.ts';
import { type DynamicPages, pageResponse } from './dynamic-pages.ts';
import { hubRequest } from './hub-request.ts';
import { readFields } from './read-fields.ts';

export interface ConnectDeps {
  askHub: (request: Request) => Promise<Response>;
  pages: Pick<DynamicPages, 'sessionQuestion'>;
}

/** Whether a request opens an auth link, or goes on with one. */
export function isConnectRequest({ method, url }: Request): boolean {
  return (method === 'GET' || method === 'POST') && /^\/connect\/[^/]+$/.test(new URL(url).pathname);
}

/** Answers as the hub does, but with a page where that has a question. */
export async function answerConnect(request: Request, { askHub, pages }: ConnectDeps): Promise<Response> {
  const { pathname } = new URL(request.url);
  const form = request.method === 'POST' ? await readFields(request) : undefined;
  const answer = await askHub(
    request.method === 'POST'
      ? hubRequest(request, 'POST', pathname, { session: form?.get('session') ?? '' })
      : hubRequest(request, 'GET', pathname),
  );
  if (answer.status !== 409) return answer;
  const { current, offered } = sessionQuestionSchema.parse(await answer.json());
  const html = await pages.sessionQuestion({
    link: pathname,
    current: { id: current.id, owner: ownerText(current.origin_owner_name, current.origin_username) },
    offered: { owner: ownerText(offered.origin_owner_name, offered.origin_username) },
  });
  const page = pageResponse(html, 409);
  page.headers.set('referrer-policy', 'no-referrer');
  return page;
}
