import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrations } from '../../src/hub/store/migrations.ts';
import { openSqliteStore } from '../../src/hub/store/sqlite.ts';
import { openStoreThread } from '../../src/hub/store/store-thread.ts';
import { account, session, storeContract } from './store-contract.ts';

storeContract('a SQLite store', async () => openSqliteStore(':memory:'));
storeContract('a SQLite store on its own thread', () => openStoreThread(':memory:'));

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'));
  path = join(folder, 'data', 'hub.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('its files can be read by their owner only', async () => {
  const store = openSqliteStore(path);
  await store.addSession(session);
  const files = readdirSync(join(folder, 'data'));
  expect(files.sort()).toEqual(['hub.sqlite', 'hub.sqlite-reserve', 'hub.sqlite-shm', 'hub.sqlite-wal']);
  for (const file of files) expect([file, statSync(join(folder, 'data', file)).mode & 0o777]).toEqual([file, 0o600]);
  await store.close();
});

test('it keeps what it holds when it is opened again', async () => {
  const store = openSqliteStore(path);
  await store.addAccount(account);
  await store.close();
  const again = openSqliteStore(path);
  expect((await again.findAccount('a1'))?.ownerName).toBe('One');
  await again.close();
});

test('it refuses a file that a later version wrote, and leaves it alone', async () => {
  await openSqliteStore(path).close();
  const database = new DatabaseSync(path);
  database.exec('PRAGMA user_version = 99');
  database.close();
  expect(() => openSqliteStore(path)).toThrow(expect.objectContaining({ code: 'store-newer-than-hub' }));
});

test('a removed account leaves no byte of its sealed credential in any file', async () => {
  const store = openSqliteStore(path);
  const sealed = Buffer.from('sealed-bytes-of-a-removed-account');
  await store.addAccount({ ...account, sealed });
  const isOnDisk = () =>
    readdirSync(join(folder, 'data')).some((file) => readFileSync(join(folder, 'data', file)).includes(sealed));
  expect(isOnDisk()).toBe(true);
  await store.removeAccount('a1');
  expect(isOnDisk()).toBe(false);
  await store.close();
});

test('it brings a database without versions up to date, and loses nothing', async () => {
  mkdirSync(join(folder, 'data'));
  const old = new DatabaseSync(path);
  for (const sql of migrations.slice(0, 4)) old.exec(sql);
  old.exec(`PRAGMA user_version = 4;
    INSERT INTO accounts VALUES ('a1', 'slot-1', 'o1', 'One', NULL, 'lodge', 'api-key', NULL, 'active', '[]',
      'production', 'cdef', 'k1', x'00ff', NULL, 1000, 2000)`);
  old.close();
  const store = openSqliteStore(path);
  const found = await store.findAccount('a1');
  expect(found).toMatchObject({ ownerName: 'One', version: 1, updatedAt: new Date(2000) });
  expect(await store.replaceAccount({ ...account, ...found, label: 'L' })).toBe('replaced');
  expect(await store.findAccount('a1')).toMatchObject({ label: 'L', version: 2 });
  await store.close();
});
