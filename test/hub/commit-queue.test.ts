import { describe, expect, test } from 'vitest';
import { createCommitQueue, type SyncMethods } from '../../src/hub/store/commit-queue.ts';
import { openDatabase } from '../../src/hub/store/sqlite-database.ts';
import { createWalEmptying } from '../../src/hub/store/wal-emptying.ts';

/** SQLite's names for what a commit waits for. */
const [normal, full] = [1, 2];

describe('what a commit waits for', () => {
  test('is the disk, but for what a power cut may undo', async () => {
    const database = openDatabase(':memory:');
    const waitsFor = () => database.prepare('PRAGMA synchronous').get()?.['synchronous'];
    const fail = () => {
      throw new Error('planted');
    };
    // Methods that answer what their own commit will wait for.
    const methods = { addSession: waitsFor, takeAllowances: waitsFor, removeSessions: fail } as unknown as SyncMethods;
    const store = createCommitQueue(methods, {
      database,
      walEmptying: createWalEmptying(database),
      reserve: undefined,
      durabilityOf: (method) => (method === 'addSession' ? 'power-cut' : 'process'),
      isRemoval: () => false,
    });
    const asked = () =>
      Promise.all([store.addSession({} as never), store.takeAllowances([], new Date()), store.addSession({} as never)]);
    expect(await asked()).toEqual([full, normal, full]);
    await expect(store.removeSessions(new Date())).rejects.toThrow();
    expect(await asked()).toEqual([full, normal, full]);
    await store.close();
  });
});
