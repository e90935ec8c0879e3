import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openVaultKeyFile } from '../../src/hub/vault-key-file.ts';
import { type Harness, openHarness, unlimited } from './harness.ts';
import { acts } from './scripted-provider.ts';

/** What a key looks like once something has written it down. */
const encodings: Record<string, (text: string) => Buffer> = {
  raw: (text) => Buffer.from(text),
  base64: (text) => Buffer.from(Buffer.from(text).toString('base64').replace(/=+$/, '')),
  // Inside a longer text base64 falls into one of three places; the ends take part in the neighbours.
  'base64 after one byte': (text) => Buffer.from(Buffer.from(`_${text}`).toString('base64').slice(4, -4)),
  'base64 after two bytes': (text) => Buffer.from(Buffer.from(`__${text}`).toString('base64').slice(4, -4)),
  base64url: (text) => Buffer.from(Buffer.from(text).toString('base64url')),
  hex: (text) => Buffer.from(Buffer.from(text).toString('hex')),
  url: (text) => Buffer.from(encodeURIComponent(text)),
  utf16: (text) => Buffer.from(text, 'utf16le'),
  json: (text) => Buffer.from(JSON.stringify(text).slice(1, -1)),
};

let harness: Harness;
const answers: string[] = [];
const printed: string[] = [];
const canaries: string[] = [];

async function record(answer: Response): Promise<void> {
  answers.push(JSON.stringify([...answer.headers]), await answer.text());
}

function sinks(): Record<string, Buffer> {
  const files = readdirSync(harness.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return {
    ...Object.fromEntries(files.map(({ name, parentPath }) => [name, readFileSync(join(parentPath, name))])),
    logs: Buffer.from(harness.logs.map((entry) => `${JSON.stringify(entry)}\n${inspect(entry)}`).join('\n')),
    printed: Buffer.from(printed.join('\n')),
    answers: Buffer.from(answers.join('\n')),
  };
}

/** `sink: encoding` of every canary that is found. */
function findings(searched: Record<string, Buffer>, wanted: readonly string[]): string[] {
  return Object.entries(searched).flatMap(([sink, bytes]) =>
    Object.entries(encodings)
      .filter(([, encode]) => wanted.some((canary) => bytes.includes(encode(canary))))
      .map(([encoding]) => `${sink}: ${encoding}`),
  );
}

beforeAll(async () => {
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((chunk) => {
      printed.push(String(chunk));
      return true;
    });
  }
  process.stdout.write('control: what is printed is seen');
  harness = await openHarness({ timeoutMs: 150, rateLimits: unlimited });
  openVaultKeyFile(join(harness.folder, 'keys'), { random: randomBytes, ifMissing: 'make' });
  mkdirSync(join(harness.folder, 'other'));
  const token = await harness.token({ multiple: true });

  for (const act of Object.keys(acts)) {
    const canary = `${act}_${randomBytes(24).toString('base64url')}+/é`;
    // Without its odd end too, which URL parsers and decoders each write differently.
    canaries.push(canary, canary.slice(0, -3));
    await record(await harness.link(token, canary));
    await record(
      await harness.asBrowser(token, 'POST', '/hub/accounts', {
        integration_id: 'lodge.api-key',
        credentials: { api_key: canary, region: 'mars' },
      }),
    );
    await record(await harness.asBrowser(token, 'POST', '/hub/accounts', { integration_id: canary, credentials: {} }));
    await record(await harness.asBrowser(token, 'POST', `/hub/accounts/${encodeURIComponent(canary)}`, canary));
    await record(
      await harness.asBrowser(token, 'POST', '/hub/accounts', {
        integration_id: 'mason.basic',
        credentials: { user: 'u', password: canary },
      }),
    );
  }
  const listed = await harness.asBrowser(token, 'GET', '/hub/accounts');
  const accounts = (await listed.clone().json()) as { id: string; provider: string }[];
  await record(listed);
  for (const { id } of accounts) {
    await record(await harness.asBrowser(token, 'GET', `/hub/accounts/${id}`));
    await record(await harness.asBrowser(token, 'POST', `/hub/accounts/${id}/check`));
    await record(await harness.asServer('GET', `/accounts/${id}`));
  }
  const editedId = accounts.find(({ provider }) => provider === 'lodge')?.id;
  const edited = await harness.token({ account_id: editedId });
  for (const canary of canaries) {
    await record(
      await harness.asBrowser(edited, 'PATCH', `/hub/accounts/${editedId}`, {
        credentials: { api_key: canary },
      }),
    );
  }
  await record(await harness.asBrowser(edited, 'GET', `/hub/accounts/${editedId}`));
  const full = () => Promise.reject(new Error(`disk full while writing ${canaries[0]}`, { cause: canaries[0] }));
  vi.spyOn(harness.store, 'addAccount').mockImplementationOnce(full);
  await record(await harness.link(token, canaries[0] ?? ''));
  vi.restoreAllMocks();
});
afterAll(() => harness.close());

test('no credential is in any file, log, print or answer, in any encoding', () => {
  expect(printed.join()).toContain('control: what is printed is seen');
  expect(
    harness.provider.requests.filter(({ headers }) =>
      canaries.some(
        (canary) =>
          Buffer.from(String(headers['x-api-key']), 'latin1').toString() === canary || headers['x-api-key'] === canary,
      ),
    ).length,
  ).toBeGreaterThan(20);
  expect(harness.logs.filter(({ status }) => status === 201).length).toBeGreaterThan(Object.keys(acts).length);
  expect(harness.logs.filter(({ method, status }) => method === 'PATCH' && status === 200)).not.toEqual([]);
  const searched = sinks();
  expect(Object.keys(searched).sort()).toEqual([
    'answers',
    'hub.sqlite',
    'hub.sqlite-reserve',
    'hub.sqlite-shm',
    'hub.sqlite-wal',
    'logs',
    'printed',
    'vault.key',
  ]);
  expect(findings(searched, canaries)).toEqual([]);
});

test('no session token is in any file or log', async () => {
  const token = await harness.token();
  await harness.asBrowser(token, 'GET', '/hub/settings');
  const { answers: _, ...kept } = sinks();
  expect(findings(kept, [token])).toEqual([]);
});

test('control: a canary planted into any sink, in any encoding, is found', () => {
  const planted = `planted_${randomBytes(24).toString('base64url')}+/é`;
  const searched = sinks();
  const found = Object.entries(searched).flatMap(([sink, bytes]) =>
    Object.values(encodings).map(
      (encode) => findings({ [sink]: Buffer.concat([bytes, encode(planted), bytes]) }, [planted]).length > 0,
    ),
  );
  expect(found).toEqual(Array(Object.keys(searched).length * Object.keys(encodings).length).fill(true));
  appendFileSync(join(harness.folder, 'other', 'stray.txt'), planted);
  expect(findings(sinks(), [planted])).toEqual(['stray.txt: raw', 'stray.txt: json']);
});
