import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, inject, onTestFinished } from 'vitest';
import { commandEnvironment, commandLine, projectRoot } from './build-sites.ts';

export interface StartedSite {
  /** Without a slash at its end. */
  url: string;
  dataFolder: string;
  /** Everything it printed so far, standard error included. */
  printed(): string;
  /** Ends it as Ctrl+C would; resolves once it is gone. */
  stop(): Promise<void>;
}

export interface StartOptions {
  brand?: 'stackone' | 'acme';
  /** `dev` serves from the content folder, `serve` what was built. */
  command?: 'serve' | 'dev';
  env?: Record<string, string>;
}

/** Key with which tests open sessions on a server that has it in `KEYWAY_API_KEYS`. */
export const apiKey = 'a-key-of-the-tests-0123456789abcdef';

/** A server on a free port and with a data folder of its own. It stops after the test, or the file, that started it. */
export async function startSite(options: StartOptions = {}): Promise<StartedSite> {
  const site = await launch(options);
  // Within a test nothing can be put off to the end of the file.
  if (expect.getState().currentTestName === undefined) afterAll(() => site.stop());
  else onTestFinished(() => site.stop());
  return site;
}

async function launch({ brand = 'stackone', command = 'serve', env = {} }: StartOptions): Promise<StartedSite> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'keyway-data-'));
  const child = spawn(process.execPath, [...commandLine(), command, '--port', '0', '--brand', brand], {
    cwd: projectRoot,
    env: {
      ...commandEnvironment,
      KEYWAY_OUT: inject('builtSites'),
      KEYWAY_DATA_DIR: dataFolder,
      KEYWAY_SANDBOX: 'on',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  }
  const stop = async () => {
    await end(child);
    rmSync(dataFolder, { recursive: true, force: true });
  };
  try {
    const url = await waitForUrl(child, () => printed);
    return { url, dataFolder, printed: () => printed, stop };
  } catch (cause) {
    await stop();
    throw cause;
  }
}

const startTimeoutMs = 60_000;

async function waitForUrl(child: ChildProcess, printed: () => string): Promise<string> {
  const until = Date.now() + startTimeoutMs;
  while (Date.now() < until && child.exitCode === null) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colors of a terminal begin with one.
    const plain = printed().replace(/\u001B\[[0-9;]*m/g, '');
    const url = /https?:\/\/(?:localhost|127\.0\.0\.1):\d+(?=\/)/.exec(plain)?.[0];
    if (url !== undefined) return url;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The server did not say where it listens. It printed:\n${printed()}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  const impatience = setTimeout(() => child.kill('SIGKILL'), 5000);
  await gone;
  clearTimeout(impatience);
}
