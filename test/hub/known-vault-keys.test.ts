import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { requireKnownKeys, unusedKeyId } from '../../src/hub/known-vault-keys.ts';
import { Secret } from '../../src/hub/secret.ts';
import { openSqliteStore } from '../../src/hub/store/sqlite.ts';
import type { Store } from '../../src/hub/store/store.ts';
import { createVault } from '../../src/hub/vault.ts';
import { fingerprintOf } from '../../src/hub/vault-fingerprint.ts';
import { account } from './store-contract.ts';

const key = () => createSecretKey(randomBytes(32));
const [first, second] = [key(), key()];
const clock = () => new Date('2025-01-01T00:00:00Z');

let store: Store;
beforeEach(() => {
  store = openSqliteStore(':memory:');
  return () => store.close();
});

const start = (...keys: [string, KeyObject][]) =>
  requireKnownKeys(new Map(keys), { store, vault: createVault(new Map(keys), randomBytes), clock });
const recordedIds = async () => (await store.listVaultKeys()).map(({ id }) => id);

async function addSealed(id: string, keyId: string, sealingKey: KeyObject) {
  const row = { ...account, id, slot: id };
  const vault = createVault(new Map([[keyId, sealingKey]]), randomBytes);
  await store.addAccount({ ...row, ...vault.seal(new Map([['api_key', new Secret('canary')]]), row, keyId) });
}

test('a fingerprint is the same for the same key, and holds nothing of it', () => {
  expect(fingerprintOf(first)).toMatch(/^[0-9a-f]{32}$/);
  expect(fingerprintOf(createSecretKey(first.export()))).toBe(fingerprintOf(first));
  expect(fingerprintOf(second)).not.toBe(fingerprintOf(first));
  expect(first.export().toString('hex')).not.toContain(fingerprintOf(first));
});

describe('a start', () => {
  test('records its keys, and is the same with the same keys again', async () => {
    await start(['k2', second], ['k1', first]);
    await start(['k2', second], ['k1', first]);
    expect(await store.listVaultKeys()).toEqual([
      { id: 'k1', fingerprint: fingerprintOf(first), addedAt: clock(), state: 'ready' },
      { id: 'k2', fingerprint: fingerprintOf(second), addedAt: clock(), state: 'ready' },
    ]);
  });

  test('stops for another key of a known id, before anything is sealed with it', async () => {
    await start(['k1', first]);
    await expect(start(['k1', second])).rejects.toMatchObject({ code: 'vault-key-wrong' });
    await expect(start(['k2', first], ['k1', second])).rejects.toMatchObject({ code: 'vault-key-wrong' });
    expect(await recordedIds()).toEqual(['k1']);
  });

  test('stops without a key that a credential was sealed with, and does not without one that nothing uses', async () => {
    await start(['k2', second], ['k1', first]);
    await addSealed('a1', 'k1', first);
    await expect(start(['k2', second])).rejects.toMatchObject({
      code: 'vault-key-unknown',
      message: expect.stringContaining('1 credential was sealed with the vault key "k1"'),
    });
    await start(['k1', first]);
  });

  test('takes over a database without fingerprints only with a key that opens a credential of it', async () => {
    await addSealed('a1', 'k1', first);
    await addSealed('a2', 'k1', first);
    await expect(start(['k1', second])).rejects.toMatchObject({ code: 'vault-key-wrong' });
    await expect(start(['k2', second])).rejects.toMatchObject({ code: 'vault-key-unknown' });
    expect(await recordedIds()).toEqual([]);
    await start(['k1', first]);
    expect(await recordedIds()).toEqual(['k1']);
  });

  test('takes over a database of which one record is damaged', async () => {
    await store.addAccount({ ...account, id: 'a0', slot: 'a0', keyId: 'k1', sealed: Buffer.alloc(60) });
    await addSealed('a1', 'k1', first);
    await start(['k1', first]);
    expect(await recordedIds()).toEqual(['k1']);
  });
});

test('a key that is made has an id that none had before', async () => {
  expect(await unusedKeyId(store)).toBe('k1');
  await start(['k1', first], ['k3', second]);
  expect(await unusedKeyId(store)).toBe('k2');
});
