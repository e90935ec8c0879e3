/** Calls that wait until the database can be had. */
import { isBusy, storeErrorOf } from './sqlite-fault.ts';
import type { Outcome, StoreCall } from './store-calls.ts';

/** Milliseconds that a call waits for a database that another program holds. */
const patienceMs = 2_500;
const shortestPauseMs = 4;
const longestPauseMs = 100;

/** Calls that are done together at most: others must get the database too. */
const longestGroup = 200;

export interface CallLane {
  add(call: StoreCall): Promise<unknown>;
  /** Resolves when no call waits. */
  idle(): Promise<void>;
}

interface WaitingCall extends StoreCall {
  patientUntil: number;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/**
 * Does calls in their order, as many together as wait. `attempt` gives the outcome of each, or throws and has changed
 * nothing; while the database is busy it is made again with growing pauses, and each call waits for as long as it may.
 * A call rejects with a HubError `store-busy` when the database stays busy, else with what it throws.
 */
export function createCallLane(attempt: (calls: readonly StoreCall[]) => Outcome[]): CallLane {
  let waiting: WaitingCall[] = [];
  let state: 'idle' | 'scheduled' = 'idle';
  let pauseMs = shortestPauseMs;
  const idleWaiters: (() => void)[] = [];

  function attemptNext(): void {
    state = 'idle';
    const group = waiting.slice(0, longestGroup);
    try {
      const outcomes = attempt(group);
      waiting = waiting.slice(group.length);
      for (const [index, call] of group.entries()) settle(call, outcomes[index]);
      pauseMs = shortestPauseMs;
    } catch (error) {
      if (isBusy(error)) {
        waitLonger(error);
        return;
      }
      waiting = waiting.slice(group.length);
      for (const call of group) call.reject(storeErrorOf(error));
    }
    goOn();
  }

  function waitLonger(error: unknown): void {
    const now = performance.now();
    for (const call of waiting) if (call.patientUntil <= now) call.reject(storeErrorOf(error));
    waiting = waiting.filter((call) => call.patientUntil > now);
    if (waiting.length > 0) {
      state = 'scheduled';
      // By chance, so that programs that wait do not come back all at once.
      setTimeout(attemptNext, pauseMs * (0.5 + Math.random() / 2));
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    } else goOn();
  }

  function goOn(): void {
    if (waiting.length === 0) for (const resolve of idleWaiters.splice(0)) resolve();
    else if (state === 'idle') schedule();
  }

  function schedule(): void {
    state = 'scheduled';
    // After everything that has arrived, so that it goes into the same group.
    setImmediate(attemptNext);
  }

  return {
    add(call) {
      return new Promise((resolve, reject) => {
        waiting.push({ ...call, patientUntil: performance.now() + patienceMs, resolve, reject });
        if (state === 'idle') schedule();
      });
    },
    idle() {
      return new Promise((resolve) => {
        idleWaiters.push(resolve);
        goOn();
      });
    },
  };
}

function settle({ resolve, reject }: WaitingCall, outcome: Outcome | undefined): void {
  if (outcome?.kind === 'done') resolve(outcome.value);
  else reject(outcome?.error);
}
