/** A hub that has as much to do as it takes says so at once; pages are served meanwhile. */
import { describe, expect, test } from 'vitest';
import { problemSchema, sessionHeader } from '../../src/contract/hub.ts';
import { openRehearsalProvider } from './rehearsal-provider.ts';
import { apiKey, startSite } from './start-site.ts';

const provider = await openRehearsalProvider();
const played = ['https://sandbox.invalid', 'https://api.lusha.com'].map((origin) => `${origin}=${provider.url}`);
const site = await startSite({
  env: { KEYWAY_API_KEYS: apiKey, KEYWAY_HUB_REQUESTS: '4', KEYWAY_OUTBOUND_EXCEPTIONS: played.join(' ') },
});

const send = (path: string, headers: Record<string, string>, body?: object) =>
  fetch(site.url + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

async function openSession(owner: string): Promise<string> {
  const opening = { origin_owner_id: owner, origin_owner_name: owner, multiple: true };
  const answer = await send('/connect_sessions', { authorization: `Basic ${btoa(`${apiKey}:`)}` }, opening);
  return ((await answer.json()) as { token: string }).token;
}

const link = (token: string, connector: 'sandbox' | 'lusha', key: string) =>
  send(
    '/hub/accounts',
    { [sessionHeader]: token },
    { integration_id: `${connector}.api-key`, credentials: { apiKey: key } },
  );

/** Resolves when the provider was asked with as many keys. */
async function asked(keys: number): Promise<void> {
  await expect.poll(() => provider.keys.length, { timeout: 20_000 }).toBe(keys);
}

describe('a hub that takes four requests at once', () => {
  test('refuses a fifth at once, serves pages, and goes on when it has room again', async () => {
    const token = await openSession('full');
    const before = provider.keys.length;
    const waiting = (['sandbox', 'sandbox', 'lusha', 'lusha'] as const).map((connector) =>
      link(token, connector, 'hangs-canary'),
    );
    await asked(before + 4);

    const refused = await send('/hub/settings', { [sessionHeader]: token });
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(problemSchema.parse(await refused.json()).code).toBe('overloaded');
    for (const path of ['/', '/connectors/', '/llms.txt']) expect((await fetch(site.url + path)).status).toBe(200);
    // The log is written every so often, not with each answer.
    await expect.poll(site.printed).toContain('"problem":"overloaded"');

    const statuses = (await Promise.all(waiting)).map(({ status }) => status);
    expect(statuses).toEqual([503, 503, 503, 503]);
    // Control: the same request, once the four are answered.
    expect((await send('/hub/settings', { [sessionHeader]: token })).status).toBe(200);
  });

  test('lets no more than two wait for one provider, and asks others meanwhile', async () => {
    const token = await openSession('slow');
    const before = provider.keys.length;
    const waiting = [link(token, 'sandbox', 'slow-canary'), link(token, 'sandbox', 'slow-canary')];
    await asked(before + 2);
    const refused = await link(token, 'sandbox', 'accepted-canary');
    expect([refused.status, problemSchema.parse(await refused.json()).verdict]).toMatchObject([
      429,
      { kind: 'could-not-check', code: 'too-many-checks', retryAfterSeconds: expect.any(Number) },
    ]);
    expect(provider.keys).toHaveLength(before + 2);
    expect((await link(token, 'lusha', 'accepted-canary')).status).toBe(201);
    expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual([201, 201]);
    // Control: it is asked again once it has answered.
    expect((await link(token, 'sandbox', 'accepted-canary')).status).toBe(201);
  });
});
