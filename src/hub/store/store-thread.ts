/** A store whose database has a thread of its own: where it waits for a disk or a lock, nobody else does. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { HubError } from '../hub-error.ts';
import type { StoreThreadData } from './sqlite-worker.ts';
import type { Store } from './store.ts';
import { type StoreCall, storeOf } from './store-calls.ts';
import {
  createOutbox,
  errorOf,
  failureOf,
  type ThreadReport,
  type ThreadRequest,
  unpackMessages,
} from './thread-messages.ts';

/**
 * Opens a store in an SQLite file, on a thread. If the thread ends, those who wait for it are told so, by a HubError
 * `store-stopped`, and the next call starts another one.
 * @throws {HubError} What `openSqliteStore` throws.
 */
export async function openStoreThread(path: string): Promise<Store> {
  let thread = await startThread(path);
  let starting: Promise<StoreThread> | undefined;
  let closing: Promise<void> | undefined;

  async function livingThread(): Promise<StoreThread> {
    if (closing !== undefined) throw new HubError('store-stopped', 'The database is closed already.');
    if (thread.isAlive()) return thread;
    starting ??= startThread(path).finally(() => {
      starting = undefined;
    });
    thread = await starting;
    return thread;
  }

  return storeOf(thread.methods, {
    async call(call) {
      // At once where that can be, so that calls keep their order.
      return (thread.isAlive() && closing === undefined ? thread : await livingThread()).call(call);
    },
    close() {
      closing ??= (async () => {
        await starting?.catch(() => undefined);
        await thread.close();
      })();
      return closing;
    },
  });
}

interface StoreThread {
  methods: readonly string[];
  isAlive(): boolean;
  call(call: StoreCall): Promise<unknown>;
  /** Resolves when all calls are answered, the database is closed and the thread is gone. */
  close(): Promise<void>;
}

async function startThread(path: string): Promise<StoreThread> {
  const workerData: StoreThreadData = { path };
  const worker = new Worker(new URL('./sqlite-worker.ts', import.meta.url), { workerData });
  const gone = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let state: 'starting' | 'alive' | 'gone' = 'starting';
  let fault: unknown;
  let lastId = 0;
  const send = createOutbox<ThreadRequest>((bytes) => worker.postMessage(bytes), setImmediate);

  function settle(report: Extract<ThreadReport, { id: number }>): void {
    const caller = waiting.get(report.id);
    waiting.delete(report.id);
    // A thread that nobody waits for does not keep the program.
    if (waiting.size === 0) worker.unref();
    if (report.kind === 'done') caller?.resolve(report.value);
    else caller?.reject(errorOf(report.failure));
  }

  worker.on('error', (error) => {
    fault = error;
  });
  void gone.then(() => {
    state = 'gone';
    for (const { reject } of waiting.values()) reject(threadStopped(fault));
    waiting.clear();
  });
  const first = await Promise.race([
    once(worker, 'message').then(([bytes]) => unpackMessages<ThreadReport>(bytes)[0]),
    gone.then((): ThreadReport => ({ kind: 'not-ready', failure: failureOf(threadStopped(fault)) })),
  ]);
  if (first?.kind !== 'ready') {
    await gone;
    throw first?.kind === 'not-ready' ? errorOf(first.failure) : threadStopped(fault);
  }
  state = 'alive';
  worker.on('message', (bytes: Uint8Array) => {
    for (const report of unpackMessages<ThreadReport>(bytes)) if ('id' in report) settle(report);
  });
  worker.unref();

  return {
    methods: first.methods,
    isAlive: () => state === 'alive',
    call(call) {
      const id = ++lastId;
      const caller = Promise.withResolvers<unknown>();
      waiting.set(id, caller);
      worker.ref();
      send({ kind: 'call', id, ...call });
      return caller.promise;
    },
    async close() {
      if (state === 'gone') return;
      worker.ref();
      send({ kind: 'close' });
      await gone;
    },
  };
}

function threadStopped(cause: unknown): HubError {
  return new HubError(
    'store-stopped',
    'The thread of the database ended, so it is not known whether the last change was kept. It starts again with the next call.',
    { cause },
  );
}
