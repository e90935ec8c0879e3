/** One build at a time: Astro keeps what it knows of pictures in one place of the project, whatever it builds. */
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

const pollMs = 100;

/**
 * Waits until no other process builds in this project, then runs the build. `lockFile` holds the number of the process
 * whose turn it is; one that has ended without giving its turn back counts for nothing.
 */
export async function inTurn<Result>(lockFile: string, build: () => Promise<Result>): Promise<Result> {
  await mkdir(dirname(lockFile), { recursive: true });
  while (!(await take(lockFile))) await new Promise((resolve) => setTimeout(resolve, pollMs));
  try {
    return await build();
  } finally {
    await rm(lockFile, { force: true });
  }
}

async function take(lockFile: string): Promise<boolean> {
  try {
    await using file = await open(lockFile, 'wx');
    await file.writeFile(String(process.pid));
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    const holder = Number(await readFile(lockFile, 'utf8').catch(() => ''));
    // Between its making and its writing the file is empty.
    if (holder !== 0 && !isRunning(holder)) await rm(lockFile, { force: true });
    return false;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
}
