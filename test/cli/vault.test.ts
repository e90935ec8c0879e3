import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commandLine } from '../site/build-sites.ts';
import { type HubData, hubData } from './hub-data.ts';
import { cleanEnvironment, runKeyway } from './run-keyway.ts';

let data: HubData;
beforeEach(async () => {
  data = await hubData();
});
afterEach(() => data[Symbol.asyncDispose]());

const environment = (...keys: string[]) => ({ KEYWAY_DATA_DIR: data.folder, KEYWAY_VAULT_KEYS: keys.join(',') });

describe('keyway vault check', () => {
  test('says how many credentials open, and by which key', async () => {
    const [old, newest] = [data.newKey('k1'), data.newKey('k2')];
    await data.add(2, old);
    await data.add(1, newest);
    expect(await runKeyway(['vault', 'check'], environment(newest, old))).toEqual({
      code: 0,
      stderr: '',
      stdout:
        '2 credentials sealed with k1 can be opened.\n1 credential sealed with k2 can be opened.\n' +
        'Every credential can be opened.\n' +
        'Keep the key k1: 2 credentials sealed with it. To let them go over, run: keyway vault rotate\n',
    });
  });

  test('names the accounts whose credential does not open, and ends with 1', async () => {
    const key = data.newKey('k1');
    await data.add(3, key);
    data.damage('a1', 'sealed');
    const { code, stdout } = await runKeyway(['vault', 'check'], environment(key));
    expect(code).toBe(1);
    expect(stdout).toContain('The credential of account a1, sealed with k1, cannot be opened (vault-cannot-open).\n');
    expect(stdout).toContain('2 credentials sealed with k1 can be opened.\n');
    expect(stdout).not.toContain('account a0');
  });

  test('tells a wrong key, and every account that it does not open', async () => {
    const [right, wrong] = [data.newKey('k1'), data.newKey('k1')];
    await data.add(2, right);
    expect((await runKeyway(['vault', 'check'], environment(right))).code).toBe(0);
    const { code, stdout, stderr } = await runKeyway(['vault', 'check'], environment(wrong));
    expect(code).toBe(1);
    expect(stderr).toContain('The vault key "k1" is not the one that this database knows by that id');
    expect(stdout).toContain('2 credentials cannot be opened.\n');
  });

  test('makes no database where there is none', async () => {
    const { code, stderr } = await runKeyway(['vault', 'check'], environment(data.newKey('k1')));
    expect(code).toBe(1);
    expect(stderr).toBe(
      `There is no database at ${data.database}. Name the folder that has it with KEYWAY_DATA_DIR.\n`,
    );
  });
});

describe('keyway vault rotate', () => {
  test.each(['data key', 'format 1'] as const)('lets everything (%s) go over to the first key', async (format) => {
    const [old, newest] = [data.newKey('k1'), data.newKey('k2')];
    await data.add(60, old, format);
    const { code, stdout } = await runKeyway(['vault', 'rotate'], environment(newest, old));
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^k2 seals from now on; 60 credentials went over to it\.\nNothing is sealed with k1, and k2 seals: it may be removed/,
    );
    expect(await data.counts()).toEqual({ k2: 60 });
    expect(await data.read('a59', newest)).toBe('secret 59');
    expect((await runKeyway(['vault', 'check'], environment(newest))).code).toBe(0);
  });

  test('leaves what does not open as it is, keeps its key, and ends with 1', async () => {
    const [old, newest] = [data.newKey('k1'), data.newKey('k2')];
    await data.add(3, old);
    data.damage('a1', 'wrapped_key');
    const { code, stdout } = await runKeyway(['vault', 'rotate'], environment(newest, old));
    expect(code).toBe(1);
    expect(stdout).toContain('The credential of account a1, sealed with k1, cannot be opened and stays as it was.\n');
    expect(stdout).toContain('Keep the key k1: 1 credential sealed with it.');
    expect(await data.counts()).toEqual({ k1: 1, k2: 2 });
  });

  test('wraps data keys anew, and leaves what they sealed untouched', async () => {
    const [old, newest] = [data.newKey('k1'), data.newKey('k2')];
    await data.add(3, old);
    const before = data.columns('sealed', 'wrapped_key');
    expect((await runKeyway(['vault', 'rotate'], environment(newest, old))).code).toBe(0);
    const after = data.columns('sealed', 'wrapped_key');
    expect(after.map(({ sealed }) => sealed)).toEqual(before.map(({ sealed }) => sealed));
    for (const [index, { wrapped_key }] of after.entries())
      expect(wrapped_key).not.toEqual(before[index]?.['wrapped_key']);
    // A second one finds nothing to do.
    const again = await runKeyway(['vault', 'rotate'], environment(newest, old));
    expect(again.stdout).toContain('k2 seals from now on; 0 credentials went over to it.');
    expect(data.columns('sealed', 'wrapped_key')).toEqual(after);
  });

  test('gives data keys to credentials of before them, also where the key stays', async () => {
    const key = data.newKey('k1');
    await data.add(3, key, 'format 1');
    expect(data.columns('wrapped_key')).toEqual(Array(3).fill({ wrapped_key: null }));
    expect((await runKeyway(['vault', 'rotate'], environment(key))).code).toBe(0);
    expect(data.columns('wrapped_key')).not.toContainEqual({ wrapped_key: null });
    expect(await data.read('a2', key)).toBe('secret 2');
  });

  test('does not go back to a key that was replaced', async () => {
    const [old, newest] = [data.newKey('k1'), data.newKey('k2')];
    await data.add(1, old);
    for (const keys of [[old], [newest, old]])
      expect((await runKeyway(['vault', 'rotate'], environment(...keys))).code).toBe(0);
    const { code, stderr } = await runKeyway(['vault', 'rotate'], environment(old, newest));
    expect(code).toBe(1);
    expect(stderr).toContain('Another key of the vault seals by now');
    expect(await data.counts()).toEqual({ k2: 1 });
  });

  test('can be killed at any moment and run again, and loses nothing', { timeout: 300_000 }, async () => {
    const [old, newest] = [data.newKey('k1'), data.newKey('k2')];
    const count = 4_000;
    await data.add(count / 2, old);
    await data.add(count / 2, old, 'format 1');
    let killedBetween = 0;
    for (let round = 0; round < 5; round += 1) {
      const child = spawn(process.execPath, [...commandLine(), 'vault', 'rotate'], {
        env: cleanEnvironment(environment(newest, old)),
        stdio: 'ignore',
      });
      const gone = once(child, 'exit');
      await untilRewrapped(data.database, Math.floor((count * (round + Math.random())) / 8));
      // Anywhere between two steps of a batch.
      await wait(Math.random() * 15);
      child.kill('SIGKILL');
      await gone;
      const { k1 = 0, k2 = 0 } = await data.counts();
      expect(k1 + k2).toBe(count);
      if (k1 > 0 && k2 > 0) killedBetween += 1;
    }
    // Control: at least one of them was killed in the middle of its work.
    expect(killedBetween).toBeGreaterThan(0);
    const half = await runKeyway(['vault', 'check'], environment(newest, old));
    expect(half).toMatchObject({ code: 0, stdout: expect.stringContaining('Every credential can be opened.') });
    expect((await runKeyway(['vault', 'rotate'], environment(newest, old))).code).toBe(0);
    expect(await data.counts()).toEqual({ k2: count });
    expect((await runKeyway(['vault', 'check'], environment(newest))).stdout).toContain(
      `${count} credentials sealed with k2 can be opened.\nEvery credential can be opened.\n`,
    );
  });

  test('stops for a key that the database knows as another one, and changes nothing', async () => {
    const [old, newest] = [data.newKey('k1'), data.newKey('k2')];
    await data.add(2, old);
    expect((await runKeyway(['vault', 'check'], environment(old))).code).toBe(0);
    const { code, stderr } = await runKeyway(['vault', 'rotate'], environment(newest, data.newKey('k1')));
    expect(code).toBe(1);
    expect(stderr).toContain('The vault key "k1" is not the one');
    expect(await data.counts()).toEqual({ k1: 2 });
  });
});

/** Resolves once `k2` has wrapped so many data keys. */
async function untilRewrapped(database: string, count: number): Promise<void> {
  const connection = new DatabaseSync(join(database), { timeout: 1_000 });
  try {
    const rewrapped = connection.prepare("SELECT count(*) AS count FROM accounts WHERE key_id = 'k2'");
    await expect
      .poll(() => Number(rewrapped.get()?.['count']), { interval: 5, timeout: 30_000 })
      .toBeGreaterThanOrEqual(count);
  } finally {
    connection.close();
  }
}
