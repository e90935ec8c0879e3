import { createSecretKey, randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { sealAndKeep, settleSealingKey } from '../../src/hub/sealing-key.ts';
import { Secret } from '../../src/hub/secret.ts';
import { openSqliteStore } from '../../src/hub/store/sqlite.ts';
import type { Store } from '../../src/hub/store/store.ts';
import { createVault, type Vault } from '../../src/hub/vault.ts';
import { rotateVault } from '../../src/hub/vault-rotation.ts';
import { account } from './store-contract.ts';

const keys = new Map(['k1', 'k2', 'k3'].map((id) => [id, createSecretKey(randomBytes(32))]));
const ring = (...ids: string[]): Vault =>
  createVault(new Map(ids.map((id) => [id, keys.get(id) ?? createSecretKey(randomBytes(32))])), randomBytes);
const credentials = new Map([['api_key', new Secret('canary')]]);
const retired = { code: 'vault-key-retired' };

let store: Store;
beforeEach(async () => {
  store = openSqliteStore(':memory:');
  for (const id of keys.keys()) await store.addVaultKey({ id, fingerprint: id, addedAt: new Date(0) });
  return () => store.close();
});

const settle = (...ids: string[]) => settleSealingKey({ store, vault: ring(...ids) });
const keep = (id: string, vault: Vault) => {
  const row = { ...account, id, slot: id };
  return sealAndKeep({ store, vault }, credentials, row, (sealed) => store.addAccount({ ...row, ...sealed }));
};

describe('at a start', () => {
  test('the first key seals where none does yet, and goes on sealing behind a newer one', async () => {
    expect(await settle('k1')).toBe('k1');
    expect(await settle('k2', 'k1')).toBe('k1');
  });

  test('a key that sealed nothing makes room for one that is there, and one that did stops the start', async () => {
    await settle('k1');
    expect(await settle('k2')).toBe('k2');
    await keep('a1', ring('k2'));
    await expect(settle('k3')).rejects.toMatchObject(retired);
    expect(await settle('k3', 'k2')).toBe('k2');
  });

  test('a retired key does not come back', async () => {
    await settle('k1');
    await rotateVault({ store, vault: ring('k2', 'k1') });
    await expect(settle('k1')).rejects.toMatchObject(retired);
    await expect(rotateVault({ store, vault: ring('k1', 'k2') })).rejects.toMatchObject(retired);
    expect(await settle('k1', 'k2')).toBe('k2');
  });
});

describe('after a rotation', () => {
  test('a hub that has the new key seals with it, and one that has not keeps nothing', async () => {
    const [both, old] = [ring('k2', 'k1'), ring('k1')];
    await settle('k1');
    await keep('a1', both);
    await keep('a2', old);
    expect(await rotateVault({ store, vault: both })).toEqual({ rewrapped: 2, failed: [] });
    await keep('a3', both);
    await expect(keep('a4', old)).rejects.toMatchObject(retired);
    expect([...(await store.countAccountsByKey())]).toEqual([['k2', 3]]);
  });

  test('what was sealed just before is sealed again under the new key', async () => {
    const both = ring('k2', 'k1');
    await settle('k1');
    const row = { ...account, id: 'a1', slot: 'a1' };
    const outcomes: string[] = [];
    await sealAndKeep({ store, vault: both }, credentials, row, async (sealed) => {
      if (outcomes.length === 0) await rotateVault({ store, vault: both });
      const outcome = await store.addAccount({ ...row, ...sealed });
      outcomes.push(outcome);
      return outcome;
    });
    expect(outcomes).toEqual(['key-retired', 'added']);
    const found = await store.findAccount('a1');
    expect(found && ring('k2').open(found).get('api_key')?.reveal()).toBe('canary');
  });
});
