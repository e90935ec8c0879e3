import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { linkedSchema } from '../../src/contract/hub.ts';
import { type Harness, openHarness, problem } from './harness.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness();
});
afterEach(() => harness.close());

describe('a session', () => {
  test('that is missing is told apart from one that expired', async () => {
    const token = await harness.token();
    expect((await harness.asBrowser(token, 'GET', '/hub/settings')).status).toBe(200);
    harness.pass(1_800_000);
    const codes: string[] = [];
    for (const given of [token, 'x', 'A'.repeat(43)])
      codes.push((await problem(await harness.asBrowser(given, 'GET', '/hub/settings'))).code);
    expect(codes).toEqual(['session-expired', 'session-missing', 'session-missing']);
  });

  test('bound to a connector sees and links no other', async () => {
    const bound = await harness.token({ provider: 'mason' });
    const { id } = linkedSchema.parse(
      await (await harness.link(await harness.token(), 'accept_0123456789abcdef')).json(),
    );
    expect((await problem(await harness.link(bound, 'accept_0123456789abcdef'))).code).toBe('session-other-connector');
    expect((await problem(await harness.asBrowser(bound, 'GET', '/hub/connectors/lodge.api-key'))).code).toBe(
      'session-other-connector',
    );
    expect((await harness.asBrowser(bound, 'GET', `/hub/accounts/${id}`)).status).toBe(404);
    expect(await (await harness.asBrowser(bound, 'GET', '/hub/accounts')).json()).toEqual([]);
    const { integrations } = await (await harness.asBrowser(bound, 'GET', '/hub/connectors')).json();
    expect(integrations.map((one: { integration_id: string }) => one.integration_id)).toEqual([
      'mason.api-key',
      'mason.basic',
      'mason.oauth-2-0',
    ]);
  });

  test("cannot see, check or unlink another owner's account", async () => {
    const { id } = linkedSchema.parse(
      await (await harness.link(await harness.token(), 'accept_0123456789abcdef')).json(),
    );
    const other = await harness.token({ origin_owner_id: 'owner-2' });
    for (const [method, path] of [
      ['GET', ''],
      ['POST', '/check'],
      ['DELETE', ''],
    ] as const) {
      expect((await harness.asBrowser(other, method, `/hub/accounts/${id}${path}`)).status).toBe(404);
    }
    expect(await (await harness.asBrowser(other, 'GET', '/hub/accounts')).json()).toEqual([]);
    expect((await harness.asBrowser(await harness.token(), 'GET', `/hub/accounts/${id}`)).status).toBe(200);
  });

  test('is kept by its hashes only', async () => {
    const token = await harness.token();
    expect(await harness.store.findSession(token)).toBeUndefined();
  });
});
