/** The Idempotency-Key header: what is sent twice is done once. */
import { createSecretKey, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { idempotencyHeader, sessionHeader } from '../../src/contract/hub.ts';
import { createAnswerSeal } from '../../src/hub/answer-seal.ts';
import { createHub } from '../../src/hub/hub.ts';
import { createKeyedDigest } from '../../src/hub/keyed-digest.ts';
import { openSqliteStore } from '../../src/hub/store/sqlite.ts';
import type { VaultKeys } from '../../src/hub/vault-keys.ts';
import { apiKey, type Harness, openHarness, origin, problem } from './harness.ts';

let harness: Harness;
let hub: Harness['hub'];
let token: string;
beforeEach(async () => {
  harness = await openHarness({ timeoutMs: 5_000 });
  hub = harness.hub;
  token = await harness.token({ multiple: true });
});
afterEach(() => harness.close());

const key = (text: string) => ({ integration_id: 'lodge.api-key', credentials: { api_key: text } });
const good = key('accept_0123456789abcdef');

function post(path: string, body: unknown, headers: Record<string, string>, to = hub): Promise<Response> {
  return to.fetch(
    new Request(`${origin}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    }),
  );
}

const link = (named: string | undefined, body: unknown = good, session = token, to = hub) =>
  post(
    '/hub/accounts',
    body,
    { [sessionHeader]: session, ...(named === undefined ? {} : { [idempotencyHeader]: named }) },
    to,
  );
const open = (named: string, body: object = { origin_owner_id: 'o', origin_owner_name: 'O' }, withKey = apiKey) =>
  post('/connect_sessions', body, { authorization: `Basic ${btoa(`${withKey}:`)}`, [idempotencyHeader]: named });
const accounts = () => harness.store.listAccounts({}, { limit: 50 });

describe('the same request under the same key', () => {
  test('links one account, and has the same answer', async () => {
    const first = await link('k1');
    const second = await link('k1');
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(await second.text()).toBe(await first.text());
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(second.headers.get('content-type')).toContain('application/json');
    expect(await accounts()).toHaveLength(1);
    expect(harness.provider.requests).toHaveLength(1);
    // Control: without a key, or with another one, there are two.
    await link(undefined);
    await link('k2');
    expect(await accounts()).toHaveLength(3);
  });

  test('opens one session, whose token is told again', async () => {
    const first = await (await open('k1')).json();
    const again = await open('k1');
    expect(again.status).toBe(201);
    expect(await again.json()).toEqual(first);
    const { token: told } = first as { token: string };
    expect((await harness.asBrowser(told, 'GET', '/hub/settings')).status).toBe(200);
    // Control.
    expect((await (await open('k2')).json()) as object).not.toMatchObject({ token: told });
  });

  test('is refused by the provider once, and told so alike', async () => {
    const first = await link('k1', key('refuse_0123456789abcdef'));
    const second = await link('k1', key('refuse_0123456789abcdef'));
    expect([first.status, second.status]).toEqual([422, 422]);
    expect(await second.text()).toBe(await first.text());
    expect(harness.provider.requests).toHaveLength(1);
  });

  test('is done anew after an outage, which decided nothing', async () => {
    expect((await link('k1', key('fail_0123456789abcdef'))).status).toBe(503);
    expect((await link('k1', key('fail_0123456789abcdef'))).status).toBe(503);
    expect(harness.provider.requests).toHaveLength(2);
  });

  test('is done anew a day later', async () => {
    const long = await harness.token({ multiple: true, expires_in: 30 * 86_400 });
    await link('k1', good, long);
    harness.pass(86_400_000 - 1000);
    await link('k1', good, long);
    expect(await accounts()).toHaveLength(1);
    harness.pass(2000);
    await link('k1', good, long);
    expect(await accounts()).toHaveLength(2);
  });

  test('has the same answer after another key of the vault came before the one that sealed it', async () => {
    const [k1, k2] = [createSecretKey(randomBytes(32)), createSecretKey(randomBytes(32))];
    const hubOf = (keys: VaultKeys) =>
      createHub({
        ...harness.options,
        digest: createKeyedDigest(keys),
        answerSeal: createAnswerSeal(keys, randomBytes),
      });
    const first = await link('k1', good, token, hubOf(new Map([['k1', k1]])));
    const ring = new Map([
      ['k2', k2],
      ['k1', k1],
    ]);
    const second = await link('k1', good, token, hubOf(ring));
    expect([second.status, await second.text()]).toEqual([201, await first.text()]);
    // Control: without that key nothing is answered, and nothing made.
    expect((await link('k1', good, token, hubOf(new Map([['k2', k2]])))).status).toBe(422);
    expect(await accounts()).toHaveLength(1);
  });

  test('is the same as a quoted text and as the text alone', async () => {
    await link('"8e03978e-40d5-43e8-bc93-6894a57f9324"');
    await link('8e03978e-40d5-43e8-bc93-6894a57f9324');
    expect(await accounts()).toHaveLength(1);
  });
});

describe('a key', () => {
  test('with another body is refused, and nothing is done', async () => {
    await link('k1');
    const answer = await link('k1', key('accept_another_0123456789'));
    expect([answer.status, (await problem(answer)).code]).toEqual([422, 'idempotency-key-reused']);
    expect(await accounts()).toHaveLength(1);
    expect(harness.provider.requests).toHaveLength(1);
  });

  test('is its owner’s, its server’s, and of one path', async () => {
    const other = await harness.token({ multiple: true, origin_owner_id: 'owner-2' });
    const [mine, theirs] = [await (await link('k1')).json(), await (await link('k1', good, other)).json()];
    expect((theirs as { id: string }).id).not.toBe((mine as { id: string }).id);
    const sessions = [await (await open('k1')).json(), await (await open('k1', undefined, 'other-key')).json()];
    const tokens = sessions.map((session) => (session as { token: string }).token);
    expect(tokens[0]).not.toBe(tokens[1]);
  });

  test('counts only behind a session that lives', async () => {
    await link('k1');
    const answer = await link('k1', good, 'x'.repeat(43));
    expect(answer.status).toBe(401);
  });

  test.each(['', '""', 'a b', '"a', 'a,b', 'x'.repeat(256), '"ü"'])('that is none (%j) is refused', async (named) => {
    const answer = await link(named);
    expect([answer.status, (await problem(answer)).code]).toEqual([400, 'request-malformed']);
    expect(await accounts()).toEqual([]);
  });

  test('of the longest kind is one', async () => {
    expect((await link('x'.repeat(255))).status).toBe(201);
  });
});

describe('two at once', () => {
  test('make one account; the other is told to wait, and then has the answer', async () => {
    const answers = await Promise.all([link('k1'), link('k1'), link('k1')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await problem(refused ?? new Response())).code).toBe('request-in-flight');
    expect((await link('k1')).status).toBe(201);
    expect(await accounts()).toHaveLength(1);
    // Control: without a key each makes its own.
    await Promise.all([link(undefined), link(undefined)]);
    expect(await accounts()).toHaveLength(3);
  });

  test('make one account through two hubs over one database', async () => {
    const store = openSqliteStore(join(harness.folder, 'hub.sqlite'));
    const second = createHub({ ...harness.options, store });
    const answers = await Promise.all([link('k1'), link('k1', good, token, second), link('k1', good, token, second)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const replayed = await link('k1', good, token, second);
    expect(replayed.headers.get('idempotency-replayed')).toBe('true');
    expect(await accounts()).toHaveLength(1);
    await store.close();
  });
});

describe('a hub that died at its work', () => {
  test('after it kept the account: sent again, the request meets that one', async () => {
    // Dies between keeping the account and keeping the answer.
    const dying = createHub({
      ...harness.options,
      store: { ...harness.store, replaceRequest: () => new Promise(() => {}) },
    });
    void link('k1', good, token, dying);
    await expect.poll(async () => (await accounts()).length).toBe(1);
    expect((await link('k1')).status).toBe(409);
    harness.pass(60_000);
    const answer = await link('k1');
    expect(answer.status).toBe(201);
    expect(await answer.json()).toMatchObject({ id: (await accounts())[0]?.id });
    expect(await accounts()).toHaveLength(1);
  });

  test('before it kept anything: another goes on a minute later, also when the clock was set back', async () => {
    const dying = createHub({
      ...harness.options,
      store: { ...harness.store, addAccount: () => new Promise(() => {}) },
    });
    void link('k1', good, token, dying);
    await expect.poll(() => harness.provider.requests.length).toBe(1);
    await wait(50);
    expect((await link('k1')).status).toBe(409);
    harness.pass(-20 * 3_600_000);
    expect((await link('k1')).status).toBe(201);
    expect(await accounts()).toHaveLength(1);
  });
});

test('what is kept to answer again holds no credential and no token that could be read', async () => {
  const canary = 'accept_canary-0123456789abcdef';
  await link('canary-key-of-client', key(canary));
  const { token: opened, auth_link_url: url } = (await (await open('canary-key-of-client')).json()) as {
    token: string;
    auth_link_url: string;
  };
  const files = () =>
    readdirSync(harness.folder)
      .map((file) => readFileSync(join(harness.folder, file), 'latin1'))
      .join('\n');
  for (const secret of [canary, opened, url.split('/').at(-1) ?? '', 'canary-key-of-client'])
    for (const form of [
      secret,
      Buffer.from(secret).toString('base64').slice(0, -4),
      Buffer.from(secret).toString('hex'),
    ])
      expect(files()).not.toContain(form);
  // Control: an answer that was kept as it is would be found.
  await harness.store.addRequest({
    id: 'planted',
    bodyDigest: 'd',
    claim: 'c',
    claimedUntil: new Date(0),
    creationId: 'x',
    answer: { keyId: 'k1', sealed: Buffer.from(JSON.stringify({ token: opened })) },
    expiresAt: new Date(0),
  });
  expect(files()).toContain(opened);
});
