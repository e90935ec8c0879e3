import { afterAll } from 'vitest';
import { type KeptThread, keepThread } from '../../src/loader/index.ts';

/** A thread to parse on for all tests of a file: to start one takes half a second. */
export function sharedThread(): KeptThread {
  const thread = keepThread();
  afterAll(() => thread[Symbol.dispose]());
  return thread;
}
