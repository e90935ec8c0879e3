/** A hub that is killed loses nothing that it acknowledged, and brings nothing back. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleHub } from './bundle-hub.ts';
import { type KillReport, runKillRounds } from './kill-rounds.ts';
import { compare, type OwnerModel } from './owner-model.ts';

let folder: string;
let program: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kill-'));
  program = await bundleHub(join(folder, 'program'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const seed = Number(process.env['KEYWAY_KILL_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const dataFolder = () => mkdtempSync(join(folder, 'data-'));

// Takes about a minute; the rest is for a machine that does other work.
test('200 times', { timeout: 900_000 }, async () => {
  process.stdout.write(`To repeat: KEYWAY_KILL_SEED=${seed}\n`);
  const reports = await Promise.all(
    // Two at a time, each with a database of its own.
    [seed, seed + 1].map((own) => runKillRounds(program, { folder: dataFolder(), rounds: 100, seed: own })),
  );
  for (const report of reports) {
    expect(report).toMatchObject({ lost: [], doubled: [], resurrected: [], unexpected: [], integrity: 'ok' });
    // Control: it was killed in the middle of its work, after much of it.
    expect(report.acknowledged).toBeGreaterThan(300);
    expect(report.interrupted).toBeGreaterThan(60);
  }
});

test('control: a hub that acknowledges before it commits is found to lose and to bring back', {
  timeout: 300_000,
}, async () => {
  const report = await untilFound('early', ({ lost, resurrected }) => lost.length > 0 && resurrected.length > 0);
  expect(report.lost).not.toEqual([]);
  expect(report.resurrected).not.toEqual([]);
});

test('control: a hub that links twice is found to double', { timeout: 300_000 }, async () => {
  expect((await untilFound('doubling', ({ doubled }) => doubled.length > 0)).doubled).not.toEqual([]);
});

async function untilFound(fault: 'early' | 'doubling', isFound: (report: KillReport) => boolean): Promise<KillReport> {
  for (let own = seed; ; own += 1) {
    const report = await runKillRounds(program, { folder: dataFolder(), rounds: 4, seed: own, fault });
    if (isFound(report) || own - seed > 10) return report;
  }
}

test.each<[string | undefined, Partial<OwnerModel>, string[]]>([
  [undefined, { known: { id: 'a', hint: '1' } }, ['a1']],
  [undefined, { known: { id: 'a', hint: '1' }, asked: { hint: '2' } }, ['a2']],
  [undefined, { known: { id: 'a', hint: '1' }, asked: null }, []],
  [undefined, { asked: { hint: '1' } }, ['a1']],
  ['lost', { known: { id: 'a', hint: '1' } }, []],
  ['lost', { known: { id: 'a', hint: '1' } }, ['a2']],
  ['lost', { known: { id: 'a', hint: '1' }, asked: { hint: '2' } }, ['b2']],
  ['doubled', { known: { id: 'a', hint: '1' } }, ['a1', 'b1']],
  ['resurrected', { removed: new Set(['a']) }, ['a1']],
  ['resurrected', {}, ['b1']],
])('%s: %j finds %j', (finding, given, found) => {
  const model: OwnerModel = { owner: 'o', known: null, asked: undefined, removed: new Set(), ...given };
  expect(
    compare(
      model,
      found.map(([id = '', hint = '']) => ({ id, hint })),
    ),
  ).toBe(finding);
});
