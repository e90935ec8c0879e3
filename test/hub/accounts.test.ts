import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { linkedSchema } from '../../src/contract/hub.ts';
import { type Harness, openHarness } from './harness.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness();
});
afterEach(() => harness.close());

describe('a linked account', () => {
  test('is checked again, and an outage does not mark it', async () => {
    const token = await harness.token();
    const { id } = linkedSchema.parse(await (await harness.link(token, 'accept_0123456789abcdef')).json());
    const check = async () => (await harness.asBrowser(token, 'POST', `/hub/accounts/${id}/check`)).json();
    harness.pass(5000);
    expect(await check()).toMatchObject({
      verdict: { kind: 'accepted' },
      account: { status: 'active', checked_at: '2025-01-01T00:00:05.000Z' },
    });
    const provider = harness.provider;
    await provider.close();
    expect(await check()).toMatchObject({
      verdict: { kind: 'could-not-check', code: 'provider-unreachable' },
      account: { status: 'active' },
    });
  });

  test('is renamed, listed by filter, and removed by the server', async () => {
    const { id } = linkedSchema.parse(
      await (await harness.link(await harness.token(), 'accept_0123456789abcdef')).json(),
    );
    await harness.link(await harness.token({ origin_owner_id: 'owner-2' }), 'accept_0123456789abcdef');
    expect(await (await harness.asServer('PATCH', `/accounts/${id}`, { label: 'Mine' })).json()).toMatchObject({
      label: 'Mine',
    });
    const list = async (query: string) => (await (await harness.asServer('GET', `/accounts${query}`)).json()).length;
    expect([
      await list(''),
      await list('?origin_owner_id=owner-1'),
      await list('?provider=mason'),
      await list('?status=error'),
      await list('?page=2&page_size=1'),
    ]).toEqual([2, 1, 0, 0, 1]);
    expect((await harness.asServer('GET', '/accounts?page=0')).status).toBe(400);
    expect((await harness.asServer('DELETE', `/accounts/${id}`)).status).toBe(200);
    expect((await harness.asServer('GET', `/accounts/${id}`)).status).toBe(404);
  });

  test('is unlinked by its owner', async () => {
    const token = await harness.token();
    const { id } = linkedSchema.parse(await (await harness.link(token, 'accept_0123456789abcdef')).json());
    expect((await harness.asBrowser(token, 'DELETE', `/hub/accounts/${id}`)).status).toBe(204);
    expect((await harness.asBrowser(token, 'DELETE', `/hub/accounts/${id}`)).status).toBe(404);
  });
});
