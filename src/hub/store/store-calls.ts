/** A store as calls of its methods by name, so that it can work elsewhere than where it is asked. */
import type { Store } from './store.ts';

/** The methods that keep and find; closing is its own matter. */
export type MethodName = Exclude<keyof Store, 'close'>;

export interface StoreCall {
  method: string;
  args: readonly unknown[];
}

/** What became of a call. */
export type Outcome = { kind: 'done'; value: unknown } | { kind: 'failed'; error: unknown };

/** Who works for a store. */
export interface StoreWorks {
  /** Does a call; rejects with what the method throws. */
  call(call: StoreCall): Promise<unknown>;
  close(): Promise<void>;
}

/** The store that has these methods, and has another one do its work. */
export function storeOf(methods: readonly string[], { call, close }: StoreWorks): Store {
  const members = methods.map((method) => [method, (...args: unknown[]) => call({ method, args })]);
  // The names come from who has a method for each of a store's.
  return { ...Object.fromEntries(members), close } as Store;
}
