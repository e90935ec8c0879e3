import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSqliteStore } from '../../src/hub/store/sqlite.ts';
import { account } from '../hub/store-contract.ts';
import { openSession } from './form-visit.ts';
import { apiKey, startSite } from './start-site.ts';

const site = await startSite({ env: { KEYWAY_API_KEYS: apiKey } });
const many = 230;

/** Ids of the accounts on the page, in its order. */
async function idsOnPage(owner: string): Promise<string[]> {
  const link = await openSession(site, { origin_owner_id: owner });
  const opened = await fetch(link, { redirect: 'manual' });
  const cookie = opened.headers.get('set-cookie')?.split(';', 1)[0] ?? '';
  const page = await (await fetch(`${site.url}/linked-accounts/`, { headers: { cookie } })).text();
  return [...page.matchAll(/action="([\w-]+)\/unlink"/g)].map(([, id = '']) => id);
}

test('an owner sees every account, however many there are, and no other owner does', async () => {
  const store = openSqliteStore(join(site.dataFolder, 'hub.sqlite'));
  for (let index = 0; index < many; index += 1)
    await store.addAccount({ ...account, id: `many-${index}`, slot: null, ownerId: 'many', connector: 'sandbox' });
  await store.close();
  expect(new Set(await idsOnPage('many')).size).toBe(many);
  expect(await idsOnPage('other')).toEqual([]);
});
