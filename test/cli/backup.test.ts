import { randomBytes } from 'node:crypto';
import { copyFile, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sealAndKeep, settleSealingKey } from '../../src/hub/sealing-key.ts';
import { Secret } from '../../src/hub/secret.ts';
import { openSqliteStore } from '../../src/hub/store/sqlite.ts';
import { createVault } from '../../src/hub/vault.ts';
import { parseVaultKeys } from '../../src/hub/vault-keys.ts';
import { account } from '../hub/store-contract.ts';
import { type HubData, hubData } from './hub-data.ts';
import { runKeyway } from './run-keyway.ts';

let data: HubData;
let file: string;
let key: string;
beforeEach(async () => {
  data = await hubData();
  file = join(data.folder, 'copy.sqlite');
  key = data.newKey('k1');
});
afterEach(() => data[Symbol.asyncDispose]());

const environment = (keys = key) => ({ KEYWAY_DATA_DIR: data.folder, KEYWAY_VAULT_KEYS: keys });
const backUp = () => runKeyway(['backup', file], environment());
const restore = (keys = key, ...options: string[]) => runKeyway(['restore', file, ...options], environment(keys));

async function lose() {
  for (const ending of ['', '-wal', '-shm']) await rm(data.database + ending, { force: true });
}

describe('keyway backup', () => {
  test('copies what an open database has not written back from its log yet, for its owner only', async () => {
    const store = openSqliteStore(data.database);
    await data.add(5, key);
    // Control: a plain copy of the file lacks what only the log holds.
    await copyFile(data.database, join(data.folder, 'plain.sqlite'));
    expect(await backUp()).toMatchObject({ code: 0, stderr: '' });
    await store.close();
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const count = (path: string) => {
      const database = new DatabaseSync(path, { readOnly: true });
      try {
        return database.prepare('SELECT count(*) AS count FROM accounts').get()?.['count'];
      } catch {
        return 0;
      } finally {
        database.close();
      }
    };
    expect(count(file)).toBe(5);
    expect(count(join(data.folder, 'plain.sqlite'))).not.toBe(5);
  });

  test('is of one moment, while accounts are linked and the vault goes over to another key', {
    timeout: 300_000,
  }, async () => {
    const [newest, ring] = [data.newKey('k2'), () => `${newest},${key}`];
    await data.add(600, key);
    expect((await runKeyway(['vault', 'check'], environment(ring()))).code).toBe(0);
    let isOver = false;
    let linkedCount = 600;
    const linkUntilOver = async () => {
      const [store, vault] = [openSqliteStore(data.database), createVault(parseVaultKeys(ring()), randomBytes)];
      await settleSealingKey({ store, vault });
      while (!isOver) {
        const row = { ...account, id: `b${linkedCount}`, slot: null };
        await sealAndKeep({ store, vault }, new Map([['api_key', new Secret('s')]]), row, (sealed) =>
          store.addAccount({ ...row, ...sealed }),
        );
        linkedCount += 1;
        await wait(2);
      }
      await store.close();
    };
    const linking = linkUntilOver();
    const rotation = runKeyway(['vault', 'rotate'], environment(ring()));
    const backups: { path: string; linkedBefore: number }[] = [];
    for (let number = 0; number < 3; number += 1) {
      const backup = { path: join(data.folder, `copy-${number}.sqlite`), linkedBefore: linkedCount };
      expect(await runKeyway(['backup', backup.path], environment(ring()))).toMatchObject({ code: 0, stderr: '' });
      backups.push(backup);
    }
    expect((await rotation).code).toBe(0);
    isOver = true;
    await linking;
    // Control: accounts did come in while the backups were made.
    expect(backups.at(-1)?.linkedBefore).toBeGreaterThan(600);
    for (const { path, linkedBefore } of backups) {
      await lose();
      expect(await runKeyway(['restore', path], environment(ring()))).toMatchObject({ code: 0, stderr: '' });
      const checked = await runKeyway(['vault', 'check'], environment(ring()));
      expect(checked).toMatchObject({ code: 0, stdout: expect.stringContaining('Every credential can be opened.') });
      const { k1 = 0, k2 = 0 } = await data.counts();
      expect(k1 + k2).toBeGreaterThanOrEqual(linkedBefore);
    }
  });

  test('does not replace a file, and makes none without a database', async () => {
    expect(await backUp()).toMatchObject({ code: 1, stderr: expect.stringContaining('There is no database at') });
    await data.add(1, key);
    await writeFile(file, 'mine');
    expect(await backUp()).toMatchObject({ code: 1, stderr: expect.stringContaining('it stays as it is') });
    expect(await readFile(file, 'utf8')).toBe('mine');
  });
});

describe('keyway restore', () => {
  test('puts back what was lost', async () => {
    await data.add(3, key);
    await backUp();
    await lose();
    expect(await restore()).toEqual({
      code: 0,
      stderr: '',
      stdout: `Restored 3 accounts to ${data.database}.\n`,
    });
    expect((await stat(data.database)).mode & 0o777).toBe(0o600);
    expect(await data.read('a2', key)).toBe('secret 2');
  });

  test('refuses without the keys that sealed it, and leaves nothing behind', async () => {
    await data.add(1, key);
    expect((await runKeyway(['vault', 'check'], environment())).code).toBe(0);
    await backUp();
    await lose();
    for (const [keys, words] of [
      [data.newKey('k1'), 'is not the one that this database knows'],
      [data.newKey('k2'), 'sealed with the vault key "k1", which is not among'],
    ] as const) {
      const { code, stderr } = await restore(keys);
      expect(code).toBe(1);
      expect(stderr).toContain(words);
      await expect(stat(data.database)).rejects.toThrow('ENOENT');
    }
  });

  test('replaces a database only when told to, and never one that is open', async () => {
    await data.add(2, key);
    await backUp();
    await data.add(1, key);
    expect(await restore()).toMatchObject({ code: 1, stderr: expect.stringContaining('add --overwrite') });
    const store = openSqliteStore(data.database);
    await store.hasAccounts();
    expect(await restore(key, '--overwrite')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Stop the hub'),
    });
    await store.close();
    expect(await data.counts()).toEqual({ k1: 3 });
    expect((await restore(key, '--overwrite')).code).toBe(0);
    expect(await data.counts()).toEqual({ k1: 2 });
  });

  test('replaces a damaged database', async () => {
    await data.add(2, key);
    await backUp();
    await lose();
    await writeFile(data.database, 'no database '.repeat(1_000));
    const { code, stderr } = await runKeyway(['vault', 'check'], environment());
    expect(code).toBe(1);
    expect(stderr).toContain('is damaged or is no database');
    expect((await restore(key, '--overwrite')).code).toBe(0);
    expect(await data.counts()).toEqual({ k1: 2 });
  });

  test.each([
    ['text', async () => writeFile(file, 'no database '.repeat(1_000))],
    ['an empty file', async () => writeFile(file, '')],
    ['half a backup', async () => writeFile(file, (await readFile(file)).subarray(0, 9_000))],
  ])('refuses %s', async (_, spoil) => {
    await data.add(50, key);
    await backUp();
    await lose();
    await spoil();
    expect(await restore()).toMatchObject({ code: 1, stderr: expect.stringContaining('is no backup of a hub') });
    await expect(stat(data.database)).rejects.toThrow('ENOENT');
  });
});
