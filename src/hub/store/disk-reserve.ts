/** Room on the disk that is kept free, so that an account can be unlinked when the disk is full. */

import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, ftruncateSync, openSync, rmSync, statSync, writeSync } from 'node:fs';

/** More than the log takes for the deletion of the largest credential, whose pages are overwritten one by one. */
const reserveBytes = 2 * 1024 * 1024;

/** Milliseconds after which a disk that had no room for it is asked again. */
const pauseMs = 10_000;

export interface DiskReserve {
  /** Give the room to whoever writes next. */
  release(): void;
  /** Take it, if it is not taken. Never throws: a disk may have no room for it. */
  fill(): void;
}

/** Keeps a reserve in a file. */
export function createDiskReserve(path: string): DiskReserve {
  let state: 'filled' | 'released' = isFilled(path) ? 'filled' : 'released';
  let nextTryAt = 0;

  return {
    release() {
      rmSync(path, { force: true });
      state = 'released';
      nextTryAt = 0;
    },
    fill() {
      if (state === 'filled' || performance.now() < nextTryAt) return;
      try {
        write(path);
        state = 'filled';
      } catch {
        nextTryAt = performance.now() + pauseMs;
      }
    },
  };
}

function isFilled(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.size === reserveBytes;
}

/** Writes all of it, or leaves as little as it can. */
function write(path: string): void {
  const file = openSync(path, 'w', 0o600);
  try {
    // Random, so that a file system that compresses keeps it as large as it is.
    const bytes = randomBytes(reserveBytes);
    for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
    // Some file systems look for room only now.
    fsyncSync(file);
  } catch (error) {
    ftruncateSync(file);
    throw error;
  } finally {
    closeSync(file);
  }
}
