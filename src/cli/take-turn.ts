/** Turns between processes: the site generator keeps notes of a build in one place of the working folder. */
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

const askIntervalMs = 100;

/**
 * Waits until no other process has its turn, and takes it until it is disposed. The turn of a process that is gone
 * counts as over.
 */
export async function takeTurn(file: string): Promise<AsyncDisposable> {
  await mkdir(dirname(file), { recursive: true });
  while (!(await create(file))) {
    if (await isOver(file)) await rm(file, { force: true });
    else await new Promise((resolve) => setTimeout(resolve, askIntervalMs));
  }
  return { [Symbol.asyncDispose]: () => rm(file, { force: true }) };
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
  const text = await readFile(file, 'utf8').catch(() => '');
  // Between its making and its writing the file is empty.
  if (text === '') return false;
  try {
    process.kill(Number(text), 0);
    return false;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
