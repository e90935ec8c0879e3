/** Pages that show something of whoever asks for them. No file can hold them, so they are made for each request. */
import type { FormPage, LiveSite } from '../build/live-site.ts';
import type { AccountsState } from '../render/page/accounts-page.ts';
import type { SessionQuestion } from '../render/page/session-question.ts';

export interface DynamicPages {
  /** The page with a form at a path that begins and ends with a slash; `undefined` if there is none. */
  formPage(path: string): Promise<FormPage | undefined>;
  /** The page of linked accounts, in one state. */
  accounts(state: AccountsState): Promise<string>;
  /** The page that asks before a link takes the place of another owner's session. */
  sessionQuestion(question: SessionQuestion): Promise<string>;
}

/** The dynamic pages of a site, which is asked for when the first of them is. */
export function dynamicPagesOf(site: () => Promise<LiveSite>): DynamicPages {
  return {
    async formPage(path) {
      if (!isPagePath(path)) return undefined;
      return (await site()).formPage(path.slice(1, -1));
    },
    accounts: async (state) => (await site()).accounts(state),
    sessionQuestion: async (question) => (await site()).sessionQuestion(question),
  };
}

/** Whether a text is the path of a page, and leads nowhere else: no other host, no way up, no query. */
function isPagePath(path: string): boolean {
  return /^\/(?:[\p{L}\p{N}][\p{L}\p{N}._~-]*\/)*$/u.test(path);
}

/** The answer that is such a page. What it shows is nobody else's to keep. */
export function pageResponse(html: string, status = 200): Response {
  return new Response(html, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  });
}
