/** A disk without room: what the hub says, and what it still can do. On a small disk in memory, where one may be made. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cleanEnvironment } from '../cli/run-keyway.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'disk-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A namespace of one's own, in which nobody needs to be root to mount. */
const unshare = ['--user', '--map-root-user', '--mount', 'sh', '-c'];
const mount = 'mount -t tmpfs -o size=4m tmpfs "$1"';

function canMount(): boolean {
  const place = mkdtempSync(join(tmpdir(), 'disk-'));
  try {
    execFileSync('unshare', [...unshare, mount, 'sh', place], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  } finally {
    rmSync(place, { recursive: true });
  }
}

const isPossible = canMount();
const program = join(import.meta.dirname, 'fill-disk.ts');

async function fillDisk(...args: string[]): Promise<unknown> {
  const command = `${mount} && exec "$2" --disable-warning=ExperimentalWarning "$3" "$1" $4`;
  const child = spawn('unshare', [...unshare, command, 'sh', folder, process.execPath, program, ...args], {
    env: cleanEnvironment(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  return JSON.parse(said);
}

const whySkipped = 'This system lets nobody but root mount a disk in memory, as in many containers.';

test('on a full disk nothing is linked, accounts are unlinked, and what was linked is there', async ({ skip }) => {
  skip(!isPossible, whySkipped);
  expect(await fillDisk()).toEqual({
    refused: { status: 503, code: 'store-full', retryAfter: '30' },
    logged: { fault: 'store-full', sqlite: 'SQLITE_FULL' },
    lost: 0,
    unlinked: [204, 204, 204],
    left: 0,
    traces: 0,
    afterRoom: 201,
  });
});

test('control: without the reserve no account is unlinked there', async ({ skip }) => {
  skip(!isPossible, whySkipped);
  expect(await fillDisk('without-reserve')).toMatchObject({ refused: { status: 503 }, unlinked: [503, 503, 503] });
});
