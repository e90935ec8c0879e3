import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hubSettingsSchema } from '../../src/contract/hub.ts';
import { type Harness, openHarness, origin } from './harness.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness();
});
afterEach(() => harness.close());

describe('following an auth link', () => {
  async function follow(request: Record<string, unknown>) {
    const created = await harness.asServer('POST', '/connect_sessions', {
      origin_owner_id: 'o',
      origin_owner_name: 'O',
      ...request,
    });
    const { auth_link_url: url } = (await created.json()) as { auth_link_url: string };
    return { url, answer: await harness.hub.fetch(new Request(url)) };
  }

  test.each([
    [{}, '/connectors/'],
    [{ provider: 'mason' }, '/connectors/mason/'],
    [{ provider: 'lodge' }, '/connectors/lodge/guides/link-account/api-key/'],
    [{ integration_id: 'mason.basic' }, '/connectors/mason/guides/link-account/basic/'],
  ])('with %j leads to %s', async (request, path) => {
    const { answer } = await follow(request);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(path);
  });

  test('gives a cookie that carries the session', async () => {
    const { answer } = await follow({});
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^hub_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=1800$/);
    const settings = await harness.hub.fetch(
      new Request(`${origin}/hub/settings`, { headers: { cookie: cookie.split(';')[0] ?? '' } }),
    );
    expect(hubSettingsSchema.parse(await settings.json()).session.origin_owner_name).toBe('O');
  });

  test('that has expired, or never was, gives no cookie', async () => {
    const { url } = await follow({});
    harness.pass(1_800_000);
    const expired = await harness.hub.fetch(new Request(url));
    const unknown = await harness.hub.fetch(new Request(`${origin}/connect/${'A'.repeat(43)}`));
    expect([expired.status, unknown.status]).toEqual([410, 404]);
    expect([expired, unknown].map((answer) => answer.headers.get('set-cookie'))).toEqual([null, null]);
  });

  test('does not work with a session token in place of the link', async () => {
    const token = await harness.token();
    expect((await harness.hub.fetch(new Request(`${origin}/connect/${token}`))).status).toBe(404);
  });
});
