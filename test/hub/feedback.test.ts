import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Harness, openHarness, origin, problem } from './harness.ts';

const other = 'https://docs.test';
const feedback = { page: '/connectors/lodge/guides/link-account/api-key/', step: 'create-key', choice: 'moved' };
const fromHere = { 'sec-fetch-site': 'same-origin' };

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({ allowedOrigins: [other] });
});
afterEach(() => harness.close());

function send(body: unknown, headers: Record<string, string> = fromHere, client?: string): Promise<Response> {
  const request = new Request(`${origin}/hub/feedback`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return harness.hub.fetch(request, client);
}

const counts = async () => (await harness.asServer('GET', '/feedback')).json();

test('feedback needs no session, sets no cookie, and is counted for those who write the guides', async () => {
  const answer = await send(feedback);
  expect([answer.status, answer.headers.get('set-cookie'), await answer.text()]).toEqual([204, null, '']);
  harness.pass(26 * 3_600_000);
  await send(feedback);
  await send({ ...feedback, choice: 'renamed' });
  expect(await counts()).toEqual([
    { ...feedback, count: 2, first_day: '2025-01-01', last_day: '2025-01-02' },
    { ...feedback, choice: 'renamed', count: 1, first_day: '2025-01-02', last_day: '2025-01-02' },
  ]);
});

test.each(['/', '/guides/c++/', '/guides/a%20b/', '/@scope/x.y~z/'])('the page %s can be reported', async (page) => {
  expect((await send({ ...feedback, page, step: 'schlüssel-erzeugen' })).status).toBe(204);
});

test('the counts are for servers with a key only, and no session opens them', async () => {
  const token = await harness.token();
  expect((await problem(await harness.asBrowser(token, 'GET', '/feedback'))).code).toBe('api-key-refused');
  expect((await problem(await harness.asBrowser(token, 'GET', '/hub/feedback'))).code).toBe('not-found');
});

test('nothing but page, step and choice is kept: no header, no address, no further member', async () => {
  const canary = 'canary-of-the-feedback';
  const headers = {
    ...fromHere,
    'user-agent': canary,
    'accept-language': canary,
    cookie: `x=${canary}`,
    referer: canary,
  };
  const answer = await send({ ...feedback, comment: canary, choices: [canary] }, headers, '203.0.113.77');
  expect(answer.status).toBe(204);
  await send({ ...feedback, step: 'planted-control' });
  const kept = [
    ...readdirSync(harness.folder).map((file) => readFileSync(join(harness.folder, file), 'latin1')),
    JSON.stringify(harness.logs),
  ].join('\n');
  expect(kept).toContain('planted-control');
  for (const trace of [canary, '203.0.113']) expect(kept).not.toContain(trace);
  expect(harness.logs.map(({ route }) => route)).toEqual(['/hub/feedback', '/hub/feedback']);
});

describe('refuses', () => {
  test.each([
    ['a choice that is none', { ...feedback, choice: 'my key is hunter2' }],
    ['a choice that is a list', { ...feedback, choice: ['moved'] }],
    ['a page with a query', { ...feedback, page: '/a/?key=secret' }],
    ['a page with a fragment', { ...feedback, page: '/a/#session=secret' }],
    ['a page elsewhere', { ...feedback, page: 'https://elsewhere.test/' }],
    ['a page that begins like a host', { ...feedback, page: '//elsewhere.test/' }],
    ['a page that is too long', { ...feedback, page: `/${'a'.repeat(300)}/` }],
    ['a step with markup', { ...feedback, step: '<script>' }],
    ['a step with white space', { ...feedback, step: 'my key is' }],
    ['a step that is too long', { ...feedback, step: 'a'.repeat(201) }],
    ['a missing step', { page: feedback.page, choice: 'moved' }],
    ['no object', 'moved'],
  ])('%s', async (_what, body) => {
    expect((await problem(await send(body))).code).toBe('request-malformed');
    expect(await counts()).toEqual([]);
  });

  test('what no page of ours or of a listed origin sent', async () => {
    const outcomes = [];
    for (const headers of [
      {},
      { origin: 'http://evil.test' },
      { origin: 'http://evil.test', 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin },
      { origin: other, 'sec-fetch-site': 'cross-site' },
      fromHere,
    ] as Record<string, string>[]) {
      outcomes.push((await send(feedback, headers)).status);
    }
    expect(outcomes).toEqual([403, 403, 403, 403, 204, 204, 204]);
  });

  test('a body that is not declared as JSON, as a form of another site would send it', async () => {
    expect((await send(feedback, { ...fromHere, 'content-type': 'text/plain' })).status).toBe(415);
  });
});

describe('limits', () => {
  test('one client in how often it counts, and no other; a while later it counts again', async () => {
    const times = async (count: number, client: string) => {
      const statuses = [];
      for (let index = 0; index < count; index += 1) statuses.push((await send(feedback, fromHere, client)).status);
      return statuses;
    };
    expect(await times(21, '203.0.113.1')).toEqual([...Array(20).fill(204), 429]);
    const refused = await send(feedback, fromHere, '203.0.113.1');
    expect(refused.headers.get('retry-after')).toBe('30');
    expect((await problem(refused)).code).toBe('too-many-requests');
    expect(await times(1, '203.0.113.2')).toEqual([204]);
    harness.pass(30_000);
    expect(await times(1, '203.0.113.1')).toEqual([204]);
  });

  test('a whole network of IPv6 as one client', async () => {
    const statuses = [];
    for (let index = 0; index < 21; index += 1) {
      statuses.push((await send(feedback, fromHere, `2001:db8:1:2:${index}::1`)).status);
    }
    expect(statuses.at(-1)).toBe(429);
    expect((await send(feedback, fromHere, '2001:db8:1:3::1')).status).toBe(204);
  });

  test('what is kept to one year', async () => {
    await send(feedback);
    harness.pass(366 * 86_400_000);
    await send({ ...feedback, step: 'later' });
    expect(await counts()).toMatchObject([{ step: 'later', count: 1 }]);
  });
});
