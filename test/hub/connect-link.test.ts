import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hubSettingsSchema, sessionIdHeader, sessionQuestionSchema } from '../../src/contract/hub.ts';
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
    expect(cookie).toMatch(/^hub_session_vendor=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=606600$/);
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

  describe('while another session lives in the browser', () => {
    const open = (url: string, cookie: string, init: { method?: string; headers?: Record<string, string> } = {}) =>
      harness.hub.fetch(new Request(url, { ...init, headers: { cookie, ...init.headers } }));
    async function meet(request: Record<string, unknown>) {
      const { answer } = await follow({ origin_owner_id: 'first', origin_owner_name: 'First' });
      const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
      const { url } = await follow(request);
      return { cookie, url, answer: await open(url, cookie) };
    }

    test("of another owner, it asks and replaces nothing; saying yes to that owner's session goes on", async () => {
      const { answer, url, cookie } = await meet({ origin_owner_id: 'second', origin_username: 'bob@second.example' });
      expect([answer.status, answer.headers.get('set-cookie')]).toEqual([409, null]);
      const { code, current, offered } = sessionQuestionSchema.parse(await answer.json());
      expect([code, current.origin_owner_name, offered.origin_owner_name]).toEqual(['session-changed', 'First', 'O']);
      expect(offered.origin_username).toBe('bob@second.example');
      const agree = (id: string, site: string) =>
        open(url, cookie, { method: 'POST', headers: { [sessionIdHeader]: id, 'sec-fetch-site': site } });
      const answers = [
        await agree(current.id, 'cross-site'),
        await agree(offered.id, 'same-origin'),
        await agree(current.id, 'same-origin'),
      ];
      expect(answers.map(({ status, headers }) => [status, headers.has('set-cookie')])).toEqual([
        [403, false],
        [409, false],
        [303, true],
      ]);
    });

    test('of the same owner, or one that has ended, it works as without', async () => {
      expect((await meet({ origin_owner_id: 'first' })).answer.status).toBe(303);
      const { cookie } = await meet({ origin_owner_id: 'second' });
      harness.pass(1_800_000);
      const { url } = await follow({ origin_owner_id: 'third' });
      expect((await open(url, cookie)).status).toBe(303);
    });
  });

  test('does not work with a session token in place of the link', async () => {
    const token = await harness.token();
    expect((await harness.hub.fetch(new Request(`${origin}/connect/${token}`))).status).toBe(404);
  });
});
