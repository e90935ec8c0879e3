/** `keyway serve` as a process, over a built site, on a free port. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandLine, projectRoot } from '../site/build-sites.ts';
import { cleanEnvironment } from './run-keyway.ts';

export interface ServedSite extends AsyncDisposable {
  /** Where it listens, without a slash at its end. */
  url: string;
  /** What it has written so far. */
  written(): string;
  /** Ends it with a signal. @returns Its exit code. */
  stop(signal: NodeJS.Signals): Promise<number | null>;
}

/** Serves until it is disposed. */
export async function serveBuilt(args: string[], environment: Record<string, string>): Promise<ServedSite> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'data-'));
  const port = await freePort();
  const child = spawn(process.execPath, [...commandLine(), 'serve', '--port', String(port), ...args], {
    cwd: projectRoot,
    env: cleanEnvironment({ KEYWAY_DATA_DIR: dataFolder, ...environment }),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const written: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => written.push(chunk));
  const url = `http://127.0.0.1:${port}`;
  const stop = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit');
      child.kill(signal);
      await gone;
    }
    return child.exitCode;
  };
  await waitFor(url, () => child.exitCode === null);
  return {
    url,
    written: () => Buffer.concat(written).toString(),
    stop,
    async [Symbol.asyncDispose]() {
      await stop('SIGINT');
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

async function waitFor(url: string, isAlive: () => boolean): Promise<void> {
  while (isAlive()) {
    const answer = await fetch(url).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The server ended before it answered.');
}
