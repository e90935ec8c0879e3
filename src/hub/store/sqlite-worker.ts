/** The thread of a database: does what `store-thread.ts` asks for, and lives until it is told to close. */
import { parentPort, workerData } from 'node:worker_threads';
import { openSqliteStore } from './sqlite.ts';
import type { Store } from './store.ts';
import type { MethodName } from './store-calls.ts';
import { createOutbox, failureOf, type ThreadReport, type ThreadRequest, unpackMessages } from './thread-messages.ts';

/** What the thread is started with. */
export interface StoreThreadData {
  path: string;
}

const port = parentPort;
if (port !== null) {
  const { path } = workerData as StoreThreadData;
  // A group of calls is answered in one turn, and their answers are there when its promises are through.
  const report = createOutbox<ThreadReport>((bytes) => port.postMessage(bytes), process.nextTick);
  // Without its port nothing keeps the thread. What was reported goes out before.
  const leave = () => process.nextTick(() => port.close());
  try {
    const store = openSqliteStore(path);
    port.on('message', (bytes: Uint8Array) => {
      for (const request of unpackMessages<ThreadRequest>(bytes)) {
        if (request.kind === 'call') void answer(store, request).then(report);
        else void store.close().finally(leave);
      }
    });
    report({ kind: 'ready', methods: Object.keys(store).filter((name) => name !== 'close') });
  } catch (error) {
    report({ kind: 'not-ready', failure: failureOf(error) });
    leave();
  }
}

async function answer(store: Store, { id, method, args }: ThreadRequest & { kind: 'call' }): Promise<ThreadReport> {
  try {
    const call = store[method as MethodName] as (...given: readonly unknown[]) => Promise<unknown>;
    return { kind: 'done', id, value: await call(...args) };
  } catch (error) {
    return { kind: 'failed', id, failure: failureOf(error) };
  }
}
