/** Group commit: what waits for the database is done together, and one fsync makes all of it durable. */
import type { DatabaseSync } from 'node:sqlite';
import { HubError } from '../hub-error.ts';
import { type CallLane, createCallLane } from './call-lane.ts';
import type { DiskReserve } from './disk-reserve.ts';
import { inTransaction } from './sqlite-database.ts';
import { isBusy, isFull, storeErrorOf } from './sqlite-fault.ts';
import type { Store } from './store.ts';
import { type MethodName, type Outcome, type StoreCall, storeOf } from './store-calls.ts';
import type { WalEmptying } from './wal-emptying.ts';

/** A store's methods without their promises, which do all that they do at once. */
export type SyncMethods = {
  [Name in MethodName]: (...args: Parameters<Store[Name]>) => Awaited<ReturnType<Store[Name]>>;
};

/** `none`: it changes nothing. `process`: what it changes outlives the hub's end, and may be lost with the machine's power. */
export type Durability = 'none' | 'process' | 'power-cut';

export interface CommitQueueDeps {
  /** Nobody else uses this connection. */
  database: DatabaseSync;
  walEmptying: WalEmptying;
  reserve: DiskReserve | undefined;
  durabilityOf: (method: string) => Durability;
  /** Whether a call only makes room, so that it may use the reserve of the disk. */
  isRemoval: (method: string, args: readonly unknown[]) => boolean;
}

/**
 * A store over methods that work at once. Its calls go one after another: reads as soon as the thread is free, changes
 * in groups of one durability, each by itself within the transaction of its group; none is answered before the group is
 * committed.
 */
export function createCommitQueue(
  methods: SyncMethods,
  { database, walEmptying, reserve, durabilityOf, isRemoval }: CommitQueueDeps,
): Store {
  const begin = database.prepare('SAVEPOINT one_call');
  const undo = database.prepare('ROLLBACK TO one_call');
  const end = database.prepare('RELEASE one_call');

  const ask = (method: string, args: readonly unknown[]) =>
    (methods[method as MethodName] as (...given: readonly unknown[]) => unknown)(...args);

  function run({ method, args }: StoreCall): Outcome {
    begin.run();
    try {
      const value = ask(method, args);
      end.run();
      return { kind: 'done', value };
    } catch (error) {
      // What the whole group must give up for: SQLite has undone it all, or nothing more can be written.
      if (!database.isTransaction || isBusy(error) || isFull(error)) throw error;
      undo.run();
      end.run();
      return { kind: 'failed', error: storeErrorOf(error) };
    }
  }

  // It leaves nothing to be undone.
  function runRead({ method, args }: StoreCall): Outcome {
    try {
      return { kind: 'done', value: ask(method, args) };
    } catch (error) {
      if (!database.isTransaction || isBusy(error)) throw error;
      return { kind: 'failed', error: storeErrorOf(error) };
    }
  }

  const runAll = (calls: readonly StoreCall[]) => inTransaction(database, 'IMMEDIATE', () => calls.map(run));

  /** One call of a group that the disk has no room for: if it makes room itself, it gets what was kept free for it. */
  function runOnFullDisk(call: StoreCall): Outcome {
    try {
      return onlyOf(runAll([call]));
    } catch (error) {
      if (!isFull(error) || reserve === undefined || !isRemoval(call.method, call.args)) return failed(error);
    }
    try {
      reserve.release();
      return onlyOf(runAll([call]));
    } catch (error) {
      return failed(error);
    } finally {
      // Before the reserve is filled again, so that it gets the room of the log.
      walEmptying.empty();
      reserve.fill();
    }
  }

  function change(calls: readonly StoreCall[]): Outcome[] {
    try {
      const outcomes = runAll(calls);
      reserve?.fill();
      return outcomes;
    } catch (error) {
      if (isBusy(error)) throw error;
      if (!isFull(error)) return calls.map(() => failed(error));
      // What one call is too large for may have room for the others.
      return calls.map(runOnFullDisk);
    } finally {
      walEmptying.empty();
    }
  }

  function changeUnsynced(calls: readonly StoreCall[]): Outcome[] {
    database.exec('PRAGMA synchronous = NORMAL');
    try {
      return change(calls);
    } finally {
      database.exec('PRAGMA synchronous = FULL');
    }
  }

  const lanes: Record<Durability, CallLane> = {
    none: createCallLane((calls) => inTransaction(database, 'DEFERRED', () => calls.map(runRead))),
    process: createCallLane(changeUnsynced),
    'power-cut': createCallLane(change),
  };
  let closing: Promise<void> | undefined;

  async function close(): Promise<void> {
    await Promise.all(Object.values(lanes).map((lane) => lane.idle()));
    walEmptying.stop();
    database.close();
  }

  return storeOf(Object.keys(methods), {
    async call(call) {
      if (closing !== undefined) throw new HubError('store-stopped', 'The database is closed already.');
      return lanes[durabilityOf(call.method)].add(call);
    },
    close() {
      closing ??= close();
      return closing;
    },
  });
}

function onlyOf([outcome]: Outcome[]): Outcome {
  return outcome ?? failed(new Error('A group of one call has one outcome.'));
}

function failed(error: unknown): Outcome {
  return { kind: 'failed', error: storeErrorOf(error) };
}
