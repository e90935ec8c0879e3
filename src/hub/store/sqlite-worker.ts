/** The thread of a database: does what `store-thread.ts` asks for, and lives until it is told to close. */
import { parentPort, workerData } from 'node:worker_threads';
import { openSqliteStore } from './sqlite.ts';
import type { Store } from './store.ts';
import type { MethodName } from './store-calls.ts';
import { failureOf, packMessage, type ThreadReport, type ThreadRequest, unpackMessage } from './thread-messages.ts';

/** What the thread is started with. */
export interface StoreThreadData {
  path: string;
}

const port = parentPort;
if (port !== null) {
  const { path } = workerData as StoreThreadData;
  const report = (message: ThreadReport) => port.postMessage(packMessage(message));
  try {
    const store = openSqliteStore(path);
    port.on('message', (bytes: Uint8Array) => {
      const request = unpackMessage<ThreadRequest>(bytes);
      if (request.kind === 'call') void answer(store, request).then(report);
      // Without its port nothing keeps the thread.
      else void store.close().finally(() => port.close());
    });
    report({ kind: 'ready', methods: Object.keys(store).filter((name) => name !== 'close') });
  } catch (error) {
    report({ kind: 'not-ready', failure: failureOf(error) });
    port.close();
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
