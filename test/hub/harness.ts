import { createSecretKey, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digestOfKey } from '../../src/contract/api-key.ts';
import { type Problem, problemSchema, sessionHeader } from '../../src/contract/hub.ts';
import { createAnswerSeal } from '../../src/hub/answer-seal.ts';
import { createOutbound } from '../../src/hub/egress.ts';
import { createHub, type Hub, type HubOptions } from '../../src/hub/hub.ts';
import { createKeyedDigest } from '../../src/hub/keyed-digest.ts';
import { requireKnownKeys } from '../../src/hub/known-vault-keys.ts';
import type { LogEntry } from '../../src/hub/log-entry.ts';
import type { RateLimits } from '../../src/hub/rate-limit.ts';
import { settleSealingKey } from '../../src/hub/sealing-key.ts';
import { openSqliteStore } from '../../src/hub/store/sqlite.ts';
import type { Store } from '../../src/hub/store/store.ts';
import { createVault } from '../../src/hub/vault.ts';
import { connectors } from './connectors.ts';
import { openScriptedProvider, type ScriptedProvider } from './scripted-provider.ts';

export const apiKey = 'server-key-1-of-the-tests-0123456789';

export interface Harness {
  hub: Hub;
  store: Store;
  provider: ScriptedProvider;
  logs: LogEntry[];
  folder: string;
  /** What the harness made the hub of. */
  options: HubOptions;
  /** Let the hub's clock run on. */
  pass(ms: number): void;
  /** Send with the API key. */
  asServer(method: string, path: string, body?: unknown): Promise<Response>;
  /** Send with a session token. */
  asBrowser(token: string, method: string, path: string, body?: unknown): Promise<Response>;
  /** The token of a new session. */
  token(request?: Record<string, unknown>): Promise<string>;
  link(token: string, key: string): Promise<Response>;
  close(): Promise<void>;
}

/** For tests that are about something else, and ask often. */
export const unlimited: Partial<RateLimits> = {
  checks: { times: 10_000, windowMs: 1000 },
  checksOfClient: { times: 10_000, windowMs: 1000 },
  checksAtProvider: { times: 10_000, windowMs: 1000 },
};

export const origin = 'http://hub.test';

/** A hub over a real store in a folder of its own, with a scripted provider and a clock that the test moves. */
export async function openHarness(options: Partial<HubOptions> & { timeoutMs?: number } = {}): Promise<Harness> {
  const folder = mkdtempSync(join(tmpdir(), 'hub-'));
  const provider = await openScriptedProvider();
  const store = openSqliteStore(join(folder, 'hub.sqlite'));
  const logs: LogEntry[] = [];
  const keys = new Map([['k1', createSecretKey(randomBytes(32))]]);
  const vault = createVault(keys, randomBytes);
  await requireKnownKeys(keys, { store, vault, clock: () => new Date() });
  await settleSealingKey({ store, vault });
  let nowMs = Date.parse('2025-01-01T00:00:00Z');
  const hubOptions: HubOptions = {
    connectors: () => connectors,
    store,
    vault,
    outbound: createOutbound({
      timeoutMs: options.timeoutMs ?? 2_000,
      exceptions: () => new Map([['https://lodge.invalid', provider.url]]),
    }),
    clock: () => new Date(nowMs),
    random: randomBytes,
    digest: createKeyedDigest(keys),
    answerSeal: createAnswerSeal(keys, randomBytes),
    apiKeys: ['other-key', apiKey].map((key) => ({ role: 'all', digest: digestOfKey(key) })),
    publicUrl: () => origin,
    brand: () => 'vendor',
    log: (entry) => logs.push(entry),
    ...options,
  };
  const hub = createHub(hubOptions);

  const send = (method: string, path: string, headers: Record<string, string>, body?: unknown) =>
    hub.fetch(
      new Request(`${origin}${path}`, {
        method,
        headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
        body: body === undefined ? null : JSON.stringify(body),
      }),
    );
  const asServer: Harness['asServer'] = (method, path, body) =>
    send(method, path, { authorization: `Basic ${btoa(`${apiKey}:`)}` }, body);
  const asBrowser: Harness['asBrowser'] = (token, method, path, body) =>
    send(method, path, { [sessionHeader]: token }, body);

  return {
    hub,
    store,
    provider,
    logs,
    folder,
    options: hubOptions,
    pass: (ms) => {
      nowMs += ms;
    },
    asServer,
    asBrowser,
    async token(request = {}) {
      const answer = await asServer('POST', '/connect_sessions', {
        origin_owner_id: 'owner-1',
        origin_owner_name: 'Owner One',
        ...request,
      });
      return ((await answer.json()) as { token: string }).token;
    },
    link: (token, key) =>
      asBrowser(token, 'POST', '/hub/accounts', { integration_id: 'lodge.api-key', credentials: { api_key: key } }),
    async close() {
      await store.close();
      await provider.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The name of the cookie that carries a session of the harness's hub. */
export const cookieName = 'hub_session_vendor';

/** The problem that an answer carries. */
export async function problem(answer: Response): Promise<Problem> {
  return problemSchema.parse(await answer.json());
}
