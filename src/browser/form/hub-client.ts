import type { LinkRequest, sessionHeader, sessionIdHeader } from '../../contract/hub.ts';
import {
  type HasWords,
  type LinkAnswer,
  parseLinkAnswer,
  parseSessionAnswer,
  type SessionAnswer,
} from '../../form/hub-answers.ts';

const header: typeof sessionHeader = 'x-hub-session-token';
const idHeader: typeof sessionIdHeader = 'x-hub-session-id';

export interface HubClient {
  /** What this browser's session may do. Never throws. */
  askSession(): Promise<SessionAnswer>;
  /**
   * Has a credential checked and kept for the session that the page showed. Never throws; a hub that stays silent too
   * long is an outage. `headers`: sent besides.
   */
  link(request: LinkRequest, shown?: string, headers?: Record<string, string>): Promise<LinkAnswer>;
  /** Where there are two sessions: which of them counts from now on. */
  choose?(choice: 'offered' | 'shown'): void;
}

export interface HubClientOptions {
  /** What every address of the hub begins with, without a slash at its end. */
  hubUrl: string;
  /** Token from the page's fragment. Without one the session is the cookie of the page's own origin. */
  token?: string | undefined;
  hasWords: HasWords;
  fetch: typeof fetch;
  timeoutMs?: number;
}

/** Speaks with the hub. The credential goes into one POST body and nowhere else. */
export function createHubClient({ hubUrl, token, hasWords, fetch, timeoutMs = 20_000 }: HubClientOptions): HubClient {
  async function ask<Answer, Silence>(
    path: string,
    init: RequestInit,
    parse: (status: number, body: unknown) => Answer,
    silence: Silence,
  ): Promise<Answer | Silence | { kind: 'unreachable' }> {
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetch(hubUrl + path, {
        ...init,
        headers: { 'content-type': 'application/json', ...(token && { [header]: token }), ...init.headers },
        credentials: token ? 'omit' : 'same-origin',
        cache: 'no-store',
        // A redirect would carry the credential to another address.
        redirect: 'error',
        signal,
      });
      return parse(response.status, parseJson(await response.text()));
    } catch {
      return signal.aborted ? silence : { kind: 'unreachable' };
    }
  }

  return {
    askSession: () => ask('/hub/settings', {}, parseSessionAnswer, { kind: 'unknown' }),
    link: (request, shown, headers = {}) =>
      ask(
        '/hub/accounts',
        {
          method: 'POST',
          body: JSON.stringify(request),
          // A token names its session itself, and hubs of others know no such header.
          headers: token || !shown ? headers : { ...headers, [idHeader]: shown },
        },
        (status, body) => parseLinkAnswer(status, body, hasWords),
        { kind: 'could-not-check', code: 'provider-timeout' },
      ),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
