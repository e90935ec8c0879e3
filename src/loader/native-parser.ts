/** The process that parses natively: takes a list of files, and tells of each. */
import type { ProcessMessage } from './native-parsing.ts';
import { parseFiles } from './parse-threads.ts';
import type { ParseItem } from './parse-worker.ts';

process.once('message', async (items: readonly ParseItem[]) => {
  const numbers = new Map(items.map((item, index) => [item, index]));
  const numberOf = (item: ParseItem) => numbers.get(item) ?? -1;
  await parseFiles(items, (item, parsed) => tell({ kind: 'parsed', file: numberOf(item), parsed }), {
    parser: 'native',
    begin: (batch) => void tell({ kind: 'begun', files: batch.map(numberOf) }),
    leave: (item) => void tell({ kind: 'left', file: numberOf(item) }),
  });
  process.disconnect();
});

// Whoever asked is gone.
process.once('disconnect', () => process.exit());

/** Resolves once it is sent: a reader who is slower must not make this process grow. */
function tell(message: ProcessMessage): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(message, undefined, {}, (error: Error | null) => (error ? reject(error) : resolve()));
  });
}
