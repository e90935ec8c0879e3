/** Locks between processes: what is kept between two runs has one writer at a time. */
import { mkdir, open, readFile, rm, stat, utimes } from 'node:fs/promises';
import { dirname } from 'node:path';

const askIntervalMs = 100;

/** How often a process shows that it still holds its lock, and how long after that it counts as gone. */
const signIntervalMs = 5_000;
const silenceLimitMs = 120_000;

/** Waits until no other process holds the lock, and holds it until it is disposed. One whose process is gone is free. */
export async function acquireLock(file: string): Promise<AsyncDisposable> {
  await mkdir(dirname(file), { recursive: true });
  while (!(await create(file))) {
    if (await isOver(file)) await rm(file, { force: true });
    else await new Promise((resolve) => setTimeout(resolve, askIntervalMs));
  }
  const signs = setInterval(() => void utimes(file, new Date(), new Date()).catch(() => undefined), signIntervalMs);
  signs.unref();
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(signs);
      await rm(file, { force: true });
    },
  };
}

async function create(file: string): Promise<boolean> {
  try {
    await using handle = await open(file, 'wx');
    await handle.writeFile(String(process.pid));
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw cause;
  }
}

async function isOver(file: string): Promise<boolean> {
  try {
    const [text, { mtimeMs }] = await Promise.all([readFile(file, 'utf8'), stat(file)]);
    // The number of a process that is gone may be another's by now.
    if (Date.now() - mtimeMs > silenceLimitMs) return true;
    // Between its making and its writing the file is empty.
    return text !== '' && !isAlive(Number(text));
  } catch {
    // It was removed in the meantime.
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
