import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { apiKey, type Harness, openHarness, origin, problem } from './harness.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness();
});
afterEach(() => harness.close());

describe('opening a session', () => {
  test('answers with a token, an auth link and what was asked for', async () => {
    const answer = await harness.asServer('POST', '/connect_sessions', {
      origin_owner_id: 'o',
      origin_owner_name: 'O',
      provider: 'lodge',
    });
    expect(answer.status).toBe(201);
    const session = await answer.json();
    expect(session).toMatchObject({ origin_owner_id: 'o', provider: 'lodge', created_at: '2025-01-01T00:00:00.000Z' });
    expect(session.token).toMatch(/^[\w-]{43}$/);
    expect(session.auth_link_url).toMatch(/^http:\/\/hub\.test\/connect\/[\w-]{43}$/);
    const readBack = await harness.asServer('POST', '/connect_sessions/authenticate', { token: session.token });
    expect(await readBack.json()).toMatchObject({ id: session.id, origin_owner_name: 'O' });
  });

  test('is refused without an API key of this hub', async () => {
    for (const authorization of [
      undefined,
      'Basic !',
      `Basic ${btoa('wrong:')}`,
      `Basic ${btoa(':')}`,
      `Bearer ${apiKey}`,
    ]) {
      const answer = await harness.hub.fetch(
        new Request(`${origin}/connect_sessions`, {
          method: 'POST',
          headers: authorization === undefined ? {} : { authorization },
        }),
      );
      expect(answer.status).toBe(401);
      expect((await problem(answer)).code).toBe('api-key-refused');
    }
  });

  test('is refused for a connector, a method or an account that there is not', async () => {
    for (const wrong of [
      { provider: 'nobody' },
      { integration_id: 'lodge.nothing' },
      { account_id: 'none' },
      { integration_id: 'lodge.__proto__' },
    ]) {
      const answer = await harness.asServer('POST', '/connect_sessions', {
        origin_owner_id: 'o',
        origin_owner_name: 'O',
        ...wrong,
      });
      expect((await problem(answer)).code).toBe('not-found');
    }
  });
});
