/** Secrets that are linked in every way at a served hub, and searched for wherever it says or keeps something. */
import { randomBytes } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { content } from '../cli/content.ts';
import { runKeyway } from '../cli/run-keyway.ts';
import { openScriptedProvider, type ScriptedProvider } from '../hub/scripted-provider.ts';
import { type TemporaryFolder, temporaryFolder } from '../loader/project.ts';
import { encodings, findCanaries } from './find-canaries.ts';
import { apiKey, connectorOf, runOperatorCommands, startTraceHub, type TraceHub, ways } from './trace-hub.ts';

const acts = [
  'accept',
  'refuse',
  'forbidden',
  'fail',
  'busy',
  'redirect',
  'html',
  'reset',
  'reset-midway',
  'garbage',
  'huge',
  'huge-header',
  'bomb',
  'echo',
  'hang',
];
const guide = '/connectors/known/guides/link-account/header-echo/';

const canaries: string[] = [];
const tokens: string[] = [];
let source: TemporaryFolder;
let provider: ScriptedProvider;
let hub: TraceHub;
let sinks: Record<string, Buffer>;

function newCanary(): string {
  const canary = `canary-${randomBytes(24).toString('base64url')}+/é"&<`;
  // Without its odd end too, which URL parsers and decoders each write differently.
  canaries.push(canary, canary.slice(0, -6));
  return canary;
}

const json = { 'content-type': 'application/json' };
const asServer = { ...json, authorization: `Basic ${btoa(`${apiKey}:`)}` };

/** A session of a new owner, or of one that there is. */
async function open(request: Record<string, unknown> = {}) {
  const owner = `owner-${randomBytes(6).toString('hex')}`;
  const answer = await fetch(`${hub.url}/connect_sessions`, {
    method: 'POST',
    headers: asServer,
    body: JSON.stringify({ origin_owner_id: owner, origin_owner_name: owner, ...request }),
  });
  const session = (await answer.json()) as { token: string; auth_link_url: string };
  tokens.push(session.token);
  return { ...session, owner, headers: { ...json, 'x-hub-session-token': session.token } };
}

function link(headers: Record<string, string>, method: string, secret: string, check = 'required') {
  const body = JSON.stringify({ integration_id: `known.${method}`, credentials: { token: secret }, check });
  return hub.ask('POST', '/hub/accounts', { headers, body });
}

async function linkInEveryWay(): Promise<void> {
  for (const way of ways) {
    for (const act of acts.filter((name) => name !== 'hang')) {
      const { headers } = await open();
      await link(headers, `${way}-${act}`, newCanary());
    }
  }
  const { headers } = await open();
  await link(headers, 'nobody-asked', newCanary());
  await link(headers, 'bearer-fail', newCanary(), 'skip');
}

/** Accounts that exist are linked again, changed and checked, with the provider's consent and without it. */
async function changeWhatIsLinked(): Promise<void> {
  for (const [method, check] of [
    ['header-accept', 'required'],
    ['json-echo', 'skip'],
  ] as const) {
    const { headers, owner } = await open({ multiple: true });
    await link(headers, method, newCanary(), check);
    const linked = (await (await link(headers, method, newCanary(), check)).json()) as { id: string };
    const edit = await open({ origin_owner_id: owner, account_id: linked.id });
    const change = () => JSON.stringify({ credentials: { token: newCanary() } });
    await hub.ask('PATCH', `/hub/accounts/${linked.id}`, { headers: edit.headers, body: change() });
    await hub.ask('PATCH', `/accounts/${linked.id}`, { headers: asServer, body: change() });
    await hub.ask('GET', `/hub/accounts/${linked.id}`, { headers: edit.headers });
    await hub.ask('POST', `/hub/accounts/${linked.id}/check`, { headers: edit.headers });
    await hub.ask('GET', `/accounts/${linked.id}`, { headers: asServer });
  }
  await hub.ask('GET', '/accounts?page_size=100', { headers: asServer });
}

async function sendWhereItDoesNotBelong(): Promise<void> {
  const { headers } = await open();
  const post = (body: string, more: Record<string, string> = {}) =>
    hub.ask('POST', '/hub/accounts', { headers: { ...headers, ...more }, body });
  const whole = () => JSON.stringify({ integration_id: 'known.header-accept', credentials: { token: newCanary() } });
  const plain = () => newCanary().replaceAll(/[^\w-]/g, '');
  await post(whole().slice(0, -2));
  await post(whole(), { 'content-type': 'text/plain' });
  await post(whole(), { 'content-type': `application/${plain()}` });
  await post(JSON.stringify({ [newCanary()]: 1, integration_id: newCanary(), credentials: [newCanary()] }));
  await post(JSON.stringify({ integration_id: 'known.header-accept', credentials: { [newCanary()]: newCanary() } }));
  await post(JSON.stringify({ integration_id: 'known.header-accept', credentials: { token: `a\n${newCanary()}` } }));
  await post(
    JSON.stringify({ integration_id: 'known.header-accept', credentials: { token: newCanary().repeat(500) } }),
  );
  await post('['.repeat(100) + newCanary());
  await post(newCanary().repeat(25_000));
  await hub.ask('GET', `/hub/accounts/${encodeURIComponent(newCanary())}?key=${encodeURIComponent(newCanary())}`, {
    headers,
  });
  await hub.ask('GET', `/${encodeURIComponent(newCanary())}/?key=${encodeURIComponent(newCanary())}`);
  await hub.ask('GET', `/connect/${plain()}`);
  await hub.ask('GET', '/hub/settings', { headers: { 'x-hub-session-token': plain() } });
  await hub.ask('GET', '/hub/settings', { headers: { cookie: `hub_session_vendor=${plain()}` } });
  await hub.ask('GET', '/accounts', { headers: { authorization: `Basic ${btoa(`${plain()}:${plain()}`)}` } });
  await hub.ask('POST', '/hub/feedback', {
    headers: json,
    body: JSON.stringify({ page: newCanary(), step: newCanary() }),
  });
}

/** The form without script, and the page of linked accounts. */
async function visitPages(): Promise<Record<string, Buffer>> {
  const { auth_link_url: address } = await open();
  const opened = await fetch(address, { redirect: 'manual' });
  const cookie = (opened.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const settings = (await (await hub.ask('GET', '/hub/settings', { headers: { cookie } })).json()) as {
    session: { id: string };
  };
  const pages: string[] = [];
  for (const method of ['header-echo', 'header-refuse', 'header-accept']) {
    const form = new URLSearchParams({
      return_to: guide,
      integration_id: `known.${method}`,
      session: settings.session.id,
      'credentials.token': newCanary(),
    });
    const headers = { cookie, origin: hub.url, 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await hub.ask('POST', '/hub/accounts', { headers, body: form.toString() });
    pages.push(await answer.text());
  }
  const listed = await (await hub.ask('GET', '/linked-accounts/', { headers: { cookie } })).text();
  expect(pages[0]).toContain('<form');
  expect(listed).toContain('Known');
  return { 'pages of the form': Buffer.from(pages.join('\n')), 'page of accounts': Buffer.from(listed) };
}

/** Faults of the hub itself: its database is held, and it is killed while a provider keeps it waiting. */
async function failMidway(folder: string): Promise<void> {
  const { headers } = await open();
  const holder = new DatabaseSync(join(folder, 'data/hub.sqlite'));
  holder.exec('BEGIN EXCLUSIVE');
  const busy = await link(headers, 'header-accept', newCanary());
  holder.exec('ROLLBACK');
  holder.close();
  expect(busy.status).toBe(503);
  const { headers: other } = await open();
  const before = provider.requests.length;
  const hanging = link(other, 'path-hang', newCanary()).catch(() => undefined);
  await vi.waitUntil(() => provider.requests.length > before, { timeout: 30_000 });
  await hub.kill();
  await hanging;
}

beforeAll(async () => {
  const { 'connectors/known/guides/link-account/own-token-2.mdx': page, ...others } = content;
  source = await temporaryFolder({
    ...others,
    'connectors/known/connector.yaml': connectorOf(acts),
    'connectors/known/guides/link-account/header-echo.mdx': page ?? '',
  });
  provider = await openScriptedProvider();
  const folder = await temporaryFolder();
  afterAll(async () => {
    await folder[Symbol.asyncDispose]();
    await source[Symbol.asyncDispose]();
    await provider.close();
  });
  const out = join(folder.path, 'out');
  const built = await runKeyway(['build', '--brand', 'vendor', '--content', source.path, '--out', out]);
  expect(built).toMatchObject({ code: 0 });
  hub = await startTraceHub(folder.path, {
    KEYWAY_BRAND: 'vendor',
    KEYWAY_CONTENT: source.path,
    KEYWAY_OUT: out,
    KEYWAY_OUTBOUND_EXCEPTIONS: `https://lodge.invalid=${provider.url}`,
  });
  try {
    await linkInEveryWay();
    await changeWhatIsLinked();
    await sendWhereItDoesNotBelong();
    const pages = await visitPages();
    await failMidway(folder.path);
    const files = hub.sinks();
    sinks = { ...files, ...pages, ...(await runOperatorCommands(folder.path)) };
    appendFileSync(join(folder.path, 'data', 'stray.txt'), 'planted-afterwards');
    expect(hub.sinks()['stray.txt']?.toString()).toBe('planted-afterwards');
  } finally {
    await hub.kill();
  }
}, 600_000);

test('no secret is in any of at least twelve sinks, in any of at least nine encodings', () => {
  expect(Object.keys(sinks).sort()).toEqual([
    'answer headers',
    'answers',
    'backup',
    'hub.sqlite',
    'hub.sqlite-reserve',
    'hub.sqlite-shm',
    'hub.sqlite-wal',
    'operator commands',
    'other temporary files',
    'page of accounts',
    'pages of the form',
    'rows of all tables',
    'stderr',
    'stdout',
    'vault.key',
  ]);
  expect(Object.keys(encodings).length).toBeGreaterThanOrEqual(9);
  expect(findCanaries(sinks, canaries)).toEqual([]);
});

test('control: secrets did reach the provider in every way, and the hub in every outcome', () => {
  const shown = (text: string) => canaries.some((canary) => text.includes(canary));
  const { requests } = provider;
  const places = {
    header: requests.some(({ headers }) => shown(Buffer.from(String(headers['x-token']), 'latin1').toString('latin1'))),
    path: requests.some(({ path }) => shown(decodeURIComponent(path.split('?')[0] ?? ''))),
    query: requests.some(({ path }) => shown(new URL(path, 'http://x').searchParams.get('token') ?? '')),
    basic: requests.some(({ headers }) =>
      shown(Buffer.from(headers.authorization?.slice(6) ?? '', 'base64').toString()),
    ),
    json: requests.some(({ body }) => body !== '' && shown(String(JSON.parse(body).deep))),
  };
  expect(places).toEqual({ header: true, path: true, query: true, basic: true, json: true });
  const answers = sinks['answers']?.toString() ?? '';
  for (const word of [
    '"kind":"accepted"',
    '"kind":"unchecked"',
    '"kind":"rights-missing"',
    '"code":"credential-rejected"',
    '"code":"could-not-check"',
    '"code":"fields-incomplete"',
    '"code":"request-malformed"',
    '"code":"request-too-large"',
    '"code":"store-busy"',
    '__secretvalue:**redacted**',
  ])
    expect(answers).toContain(word);
  expect(sinks['stdout']?.toString()).toContain('"route":"/hub/accounts"');
  expect(sinks['operator commands']?.toString()).toContain('Every credential can be opened.');
});

test('control: a secret that is planted into any sink, in any encoding, is found', () => {
  const planted = newCanary();
  const missed = Object.entries(sinks).flatMap(([sink, bytes]) =>
    Object.entries(encodings)
      .filter(([name, encode]) => {
        const withPlant = Buffer.concat([bytes, encode(planted), bytes]);
        return !findCanaries({ [sink]: withPlant }, [planted]).includes(`${sink}: ${name}`);
      })
      .map(([name]) => `${sink}: ${name}`),
  );
  expect(missed).toEqual([]);
});

test('no session token is in any file or log', () => {
  const { answers: _, ...kept } = sinks;
  expect(tokens.length).toBeGreaterThan(20);
  expect(findCanaries(kept, tokens)).toEqual([]);
});
