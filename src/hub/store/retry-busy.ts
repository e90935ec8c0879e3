/** Waiting for a database that another program holds, while this process goes on with its other work. */
import { setTimeout as wait } from 'node:timers/promises';
import { isBusy, storeErrorOf } from './sqlite-fault.ts';

/** Milliseconds within which a busy database is asked again. */
const patienceMs = 2_500;
const longestPauseMs = 100;

/**
 * What `attempt` gives, tried again with growing pauses while the database is busy. An attempt that found it busy must
 * have changed nothing.
 * @throws {HubError} `store-busy` when it stays busy, `store-full`, `store-corrupt`; else what `attempt` throws.
 */
export async function retryBusy<Result>(attempt: () => Result): Promise<Result> {
  const endsAt = performance.now() + patienceMs;
  for (let pauseMs = 4; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    try {
      return attempt();
    } catch (error) {
      if (!isBusy(error) || performance.now() >= endsAt) throw storeErrorOf(error);
    }
    // By chance, so that those who wait do not come back all at once.
    await wait(pauseMs * (0.5 + Math.random() / 2));
  }
}
