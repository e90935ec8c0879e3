import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { type AllowanceTimes, wantOne } from './allowance.ts';
import type { SyncMethods } from './commit-queue.ts';

/** Allowances in SQLite: one row for each that is not whole. */
export function createAllowanceTable(database: DatabaseSync): Pick<SyncMethods, 'takeAllowances'> {
  const find = database.prepare('SELECT whole_at, taken_at FROM allowances WHERE name = ?');
  const put = database.prepare('INSERT OR REPLACE INTO allowances (name, whole_at, taken_at) VALUES (?, ?, ?)');
  const removeWhole = database.prepare('DELETE FROM allowances WHERE whole_at <= ?');

  return {
    takeAllowances(allowances, now) {
      const nowMs = now.getTime();
      removeWhole.run(nowMs);
      const wanted = allowances.map((allowance) => {
        const kept = timesSchema.optional().parse(find.get(allowance.name));
        return { name: allowance.name, ...wantOne(kept, allowance, nowMs) };
      });
      const waitMs = Math.max(0, ...wanted.map((each) => each.waitMs));
      for (const { name, taken, untaken, isMoved } of wanted) {
        const { wholeAtMs, takenAtMs } = waitMs === 0 ? taken : untaken;
        // Whoever is refused costs no write.
        if (waitMs === 0 || isMoved) put.run(name, wholeAtMs, takenAtMs);
      }
      return waitMs === 0 ? { kind: 'taken' } : { kind: 'spent', waitMs };
    },
  };
}

const timesSchema = z
  .object({ whole_at: z.number(), taken_at: z.number() })
  .transform((row): AllowanceTimes => ({ wholeAtMs: row.whole_at, takenAtMs: row.taken_at }));
