/** The official client for servers, unchanged, over HTTP against the hub. */
import { StackOne } from '@stackone/stackone-client-ts';
import {
  BadRequestResponse,
  NotFoundResponse,
  UnauthorizedResponse,
} from '@stackone/stackone-client-ts/sdk/models/errors/index.js';
import { LinkedAccountStatus } from '@stackone/stackone-client-ts/sdk/models/shared/index.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linkedSchema } from '../../src/contract/hub.ts';
import { isHubRequest } from '../../src/hub/hub.ts';
import { type Listening, listen } from '../../src/server/listen.ts';
import { apiKey, type Harness, openHarness } from './harness.ts';

let harness: Harness;
let server: Listening;
let client: StackOne;

const clientWith = (username: string) =>
  new StackOne({
    serverURL: `http://127.0.0.1:${server.port}`,
    security: { username, password: '' },
    retryConfig: { strategy: 'none' },
  });

const owner = { originOwnerId: 'owner-1', originOwnerName: 'Owner One' };

async function linkFor(originOwnerId: string): Promise<string> {
  const session = await client.connectSessions.createConnectSession({ ...owner, originOwnerId, provider: 'lodge' });
  const answer = await harness.link(session.connectSessionTokenAuthLink?.token ?? '', 'accept_0123456789abcdef');
  return linkedSchema.parse(await answer.json()).id;
}

const listed = async (request: Parameters<StackOne['accounts']['listLinkedAccounts']>[0]) =>
  (await client.accounts.listLinkedAccounts(request)).classes?.map(({ id }) => id);

beforeAll(async () => {
  harness = await openHarness({ timeoutMs: 5000 });
  server = await listen(
    async (request) =>
      isHubRequest(request) ? harness.hub.fetch(request) : new Response('<!doctype html>', { status: 404 }),
    { host: '127.0.0.1', port: 0 },
  );
  client = clientWith(apiKey);
});
afterAll(async () => {
  await server.close();
  await harness.close();
});

describe('sessions', () => {
  test('are created, with every nullable member null, and read back', async () => {
    const { connectSessionTokenAuthLink: created, statusCode } = await client.connectSessions.createConnectSession({
      ...owner,
      accountId: null,
      categories: null,
      expiresIn: null,
      label: null,
      metadata: null,
      multiple: null,
      originUsername: null,
      provider: null,
      providerVersion: null,
      type: null,
    });
    expect([statusCode, created?.organizationId, created?.projectId]).toEqual([201, 1, 'default']);
    const { connectSession } = await client.connectSessions.authenticateConnectSession({ token: created?.token ?? '' });
    expect(connectSession).toMatchObject({ ...owner, id: created?.id, createdAt: created?.createdAt });
    expect(Number.isSafeInteger(created?.id)).toBe(true);
  });

  test('live as long as a link that is sent by mail, and no longer than 30 days', async () => {
    const create = (expiresIn: number) => client.connectSessions.createConnectSession({ ...owner, expiresIn });
    expect((await create(30 * 86_400)).statusCode).toBe(201);
    await expect(create(30 * 86_400 + 1)).rejects.toThrow(/expires_in: .*2592000/);
  });
});

describe('accounts', () => {
  test('are listed, read, updated, and deleted', async () => {
    const id = await linkFor('owner-1');
    expect((await client.accounts.getAccount({ id })).linkedAccount).toMatchObject({ id, provider: 'lodge' });
    const update = { originOwnerName: 'Renamed', originUsername: 'ada', label: null, credentials: {} };
    const updated = await client.accounts.updateAccount({ id, patchAccountExternalDto: update });
    expect(updated.linkedAccount).toMatchObject({ id, originOwnerName: 'Renamed', originUsername: 'ada' });
    expect((await client.accounts.getAccountMetaInfo({ id })).linkedAccountMeta).toEqual({
      provider: 'lodge',
      category: 'tests',
      models: {},
    });
    expect(await listed({})).toContain(id);
    expect((await client.accounts.deleteAccount({ id })).linkedAccount?.id).toBe(id);
    await expect(client.accounts.getAccount({ id })).rejects.toBeInstanceOf(NotFoundResponse);
  });

  test('are filtered by every parameter that the client has', async () => {
    const [one, two, three] = [await linkFor('o1'), await linkFor('o2'), await linkFor('o3')];
    expect(await listed({ accountIds: [one, three] })).toHaveLength(2);
    expect(await listed({ originOwnerId: 'o2' })).toEqual([two]);
    expect(new Set(await listed({ originOwnerIds: ['o1', 'o2'] }))).toEqual(new Set([one, two]));
    expect(await listed({ originOwnerId: 'o1', originOwnerIds: ['o2'] })).toEqual([]);
    expect(await listed({ providers: ['nosuch'] })).toEqual([]);
    expect(await listed({ providers: ['lodge', 'mason'] })).toHaveLength(3);
    expect(await listed({ provider: 'mason' })).toEqual([]);
    const { Active, Error: Failed } = LinkedAccountStatus;
    expect(await listed({ status: [Failed, Active] })).toHaveLength(3);
    expect(await listed({ status: [Failed] })).toEqual([]);
    const pages = [await listed({ pageSize: 2 }), await listed({ pageSize: 2, page: 2 })];
    expect(pages.map((page) => page?.length)).toEqual([2, 1]);
    expect(new Set(pages.flat())).toEqual(new Set([one, two, three]));
  });
});

describe('errors', () => {
  test('are of the classes that the client has for them, and say what is wrong', async () => {
    await expect(clientWith('wrong').accounts.listLinkedAccounts({})).rejects.toBeInstanceOf(UnauthorizedResponse);
    await expect(client.accounts.getAccount({ id: 'none' })).rejects.toBeInstanceOf(NotFoundResponse);
    await expect(client.accounts.listLinkedAccounts({ status: ['gone'] })).rejects.toBeInstanceOf(BadRequestResponse);
    await expect(client.accounts.listLinkedAccounts({ pageSize: 1000 })).rejects.toThrow(/page_size: .*100/);
    const moved = { id: await linkFor('o9'), patchAccountExternalDto: { originOwnerId: 'o8' } };
    await expect(client.accounts.updateAccount(moved)).rejects.toThrow(/origin_owner_id: cannot be changed/);
  });

  test('tell of what the hub does not have, in JSON', async () => {
    await expect(client.connectors.listConnectorsMeta({})).rejects.toBeInstanceOf(NotFoundResponse);
    await expect(client.actions.listActionsMeta({})).rejects.toBeInstanceOf(NotFoundResponse);
    await expect(client.connectors.getConnectorMeta({ provider: 'lodge' })).rejects.toBeInstanceOf(NotFoundResponse);
  });
});
