/** Everything that a static file can't answer, in front of the files: the same in production and in development. */
import type { Connector } from '../connector/index.ts';
import { type Hub, isHubRequest } from '../hub/hub.ts';
import type { SandboxProvider } from '../sandbox/provider.ts';
import { answerAccounts, isAccountsRequest } from './accounts-page.ts';
import { answerConnect, isConnectRequest } from './connect-question.ts';
import type { DynamicPages } from './dynamic-pages.ts';
import { answerForm, isFormPost } from './no-script-form.ts';

export interface DynamicDeps {
  hub: Hub;
  /** `undefined`: there is none, and nothing is at its addresses. */
  sandbox: SandboxProvider | undefined;
  connectors: () => ReadonlyMap<string, Connector>;
  pages: DynamicPages;
  clock: () => Date;
}

/** Whether a request is answered here, and by no file. */
export function isDynamic(request: Request): boolean {
  return /^\/(?:sandbox|linked-accounts)(?:\/|$)/.test(new URL(request.url).pathname) || isHubRequest(request);
}

/** The answer to a request that is not for a file; `undefined` if it is for one. `client`: the address of who asks. */
export async function answerDynamic(
  request: Request,
  world: DynamicDeps,
  client?: string,
): Promise<Response | undefined> {
  const { pathname } = new URL(request.url);
  const askHub = (asked: Request) => world.hub.fetch(asked, client);
  if (/^\/sandbox(?:\/|$)/.test(pathname)) return world.sandbox?.fetch(request);
  if (pathname === '/hub/accounts' && isFormPost(request)) return answerForm(request, { ...world, askHub });
  if (isAccountsRequest(request)) return answerAccounts(request, { ...world, askHub });
  if (isConnectRequest(request)) return answerConnect(request, { ...world, askHub });
  return isHubRequest(request) ? world.hub.fetch(request, client) : undefined;
}
