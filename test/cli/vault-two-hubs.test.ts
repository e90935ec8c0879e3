/** Two hubs with one database while its vault goes over to another key. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type TemporaryFolder, temporaryFolder } from '../loader/project.ts';
import { content } from './content.ts';
import { type HubData, hubData } from './hub-data.ts';
import { runKeyway } from './run-keyway.ts';
import { type ServedSite, serveBuilt } from './serve-built.ts';

const apiKey = 'a-key-of-the-tests-0123456789abcdef';

let source: TemporaryFolder;
let out: TemporaryFolder;
let data: HubData;
beforeAll(async () => {
  source = await temporaryFolder(content);
  out = await temporaryFolder({ 'vendor/index.html': '<!doctype html><p>front' });
});
afterAll(async () => {
  for (const folder of [source, out]) await folder[Symbol.asyncDispose]();
});
beforeEach(async () => {
  data = await hubData();
});
afterEach(() => data[Symbol.asyncDispose]());

const serve = (...keys: string[]) =>
  serveBuilt(['--content', source.path], {
    KEYWAY_OUT: out.path,
    KEYWAY_DATA_DIR: data.folder,
    KEYWAY_VAULT_KEYS: keys.join(','),
    KEYWAY_API_KEYS: apiKey,
  });
const vault = (what: 'check' | 'rotate', ...keys: string[]) =>
  runKeyway(['vault', what], { KEYWAY_DATA_DIR: data.folder, KEYWAY_VAULT_KEYS: keys.join(',') });

let owners = 0;

/** Links an account for a new owner at a hub, and answers what it said. */
async function link({ url }: ServedSite): Promise<{ status: number; code?: string }> {
  owners += 1;
  const opened = await fetch(`${url}/connect_sessions`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${apiKey}:`)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ origin_owner_id: `owner-${owners}`, origin_owner_name: 'Owner' }),
  });
  const { token } = (await opened.json()) as { token: string };
  const answer = await fetch(`${url}/hub/accounts`, {
    method: 'POST',
    headers: { 'x-hub-session-token': token, 'content-type': 'application/json' },
    body: JSON.stringify({ integration_id: 'known.own-token-2', credentials: { token: `token ${owners}` } }),
  });
  return { status: answer.status, ...((await answer.json()) as { code?: string }) };
}

const kept = { status: 201 };
const refused = { status: 503, code: 'vault-keys-outdated' };

test('both seal with the key that the database knows, and one without it keeps nothing', {
  timeout: 300_000,
}, async () => {
  const [old, newest] = [data.newKey('k1'), data.newKey('k2')];
  await using behind = await serve(old);
  await using ahead = await serve(newest, old);
  // The new key is there, and waits: who has it not yet goes on, and reads what the other one keeps.
  expect(await link(behind)).toMatchObject(kept);
  expect(await link(ahead)).toMatchObject(kept);
  expect(await data.counts()).toEqual({ k1: 2 });

  expect(await vault('rotate', newest, old)).toMatchObject({ code: 0, stderr: '' });
  expect(await data.counts()).toEqual({ k2: 2 });
  expect(await link(ahead)).toMatchObject(kept);
  expect(await link(behind)).toMatchObject(refused);
  expect(await data.counts()).toEqual({ k2: 3 });

  // It starts no more without the key either, and with it is as good as the other one.
  await expect(serve(old)).rejects.toThrow('ended before it answered');
  {
    await using again = await serve(newest, old);
    expect(await link(again)).toMatchObject(kept);
  }
  const { code, stdout } = await vault('check', newest);
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: '4 credentials sealed with k2 can be opened.\nEvery credential can be opened.\n',
  });
});

test('nothing is lost of what two hubs link while a rotation goes on', { timeout: 300_000 }, async () => {
  const [old, newest] = [data.newKey('k1'), data.newKey('k2')];
  await using behind = await serve(old);
  await using ahead = await serve(newest, old);
  await data.add(600, old);
  const outcomes = { behind: [] as number[], ahead: [] as number[] };
  let isOver = false;
  const linkUntilOver = async (site: ServedSite, statuses: number[]) => {
    while (!isOver) statuses.push((await link(site)).status);
  };
  const linking = Promise.all([linkUntilOver(behind, outcomes.behind), linkUntilOver(ahead, outcomes.ahead)]);
  await expect.poll(() => outcomes.behind.length, { timeout: 60_000 }).toBeGreaterThan(1);
  const rotated = await vault('rotate', newest, old);
  const rotatedAt = outcomes.behind.length;
  await expect.poll(() => outcomes.behind.length, { timeout: 60_000 }).toBeGreaterThan(rotatedAt + 1);
  isOver = true;
  await linking;
  expect(rotated).toMatchObject({ code: 0, stderr: '' });
  // The hub that has both keys never failed; the other one kept what it kept, and then nothing.
  expect(new Set(outcomes.ahead)).toEqual(new Set([201]));
  expect(new Set(outcomes.behind)).toEqual(new Set([201, 503]));
  const acknowledged = [...outcomes.ahead, ...outcomes.behind].filter((status) => status === 201).length;
  expect(await data.counts()).toEqual({ k2: 600 + acknowledged });
  expect((await vault('check', newest)).stdout).toContain('Every credential can be opened.');
});
