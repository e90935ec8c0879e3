/** Shells of pages, made once for each version of the code and of the brands, and kept. */

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { KeywayError } from '../contract/errors.ts';
import { filesBehind, type HouseLooks, readHouse } from '../house/index.ts';
import { acquireLock, codeVersion, digestOf, packageRoot } from '../loader/index.ts';
import type { Settings } from '../settings.ts';
import { shellIndex } from './shell-files.ts';

/** Rooms whose code Astro runs or ships. */
const rooms = [
  'site',
  'browser',
  'form',
  'assets',
  'messages',
  'brand',
  'contract',
  'build/make-shells.ts',
  'build/astro-options.ts',
  'build/shell-assets.ts',
  'build/bundle-embed.ts',
  'settings.ts',
];

export interface ShellOptions {
  /** Absolute path of the content folder, whose brands the shells are made for. */
  contentRoot: string;
  /** The digest of its brand files. */
  brandsDigest: string;
  cacheRoot: string;
  settings: Settings;
}

/**
 * The folder with the shells for the brands of a content folder; makes them if there are none yet.
 * @throws {ShellsFailed | HouseConfigInvalid}
 */
export async function prepareShells({ contentRoot, brandsDigest, cacheRoot, settings }: ShellOptions): Promise<string> {
  // The process that runs Astro reads it in the same place.
  const { looks } = await readHouse(process.cwd());
  const hub = settings.HUB_URL === undefined ? 'here' : 'elsewhere';
  const config = readFileSync(join(packageRoot, 'astro.config.mjs'));
  const key = digestOf(codeVersion(rooms), config, brandsDigest, hub, ...digestParts(looks)).slice(0, 16);
  const shelf = join(cacheRoot, 'shells');
  const folder = join(shelf, key);
  if (isThere(folder)) return folder;
  mkdirSync(shelf, { recursive: true });
  await using _lock = await acquireLock(join(shelf, 'lock'));
  if (isThere(folder)) return folder;
  forgetOld(shelf);
  const environment = { ...process.env, KEYWAY_CONTENT: contentRoot, HUB_URL: settings.HUB_URL };
  await runAstro([folder, `${folder}.work`], environment);
  return folder;
}

/** All of a house that shells are made of: which file is which part, and what they hold. */
function digestParts(looks: HouseLooks): (string | Uint8Array)[] {
  return [JSON.stringify(looks), ...filesBehind(looks).flatMap((file) => [file, readFileSync(file)])];
}

/** Shells that were not used for so long before the last ones were are not kept. Another build may be at work with all others. */
const keptMs = 24 * 60 * 60 * 1000;

/** True if shells are in a folder, which are in use from now on. */
function isThere(folder: string): boolean {
  if (!existsSync(join(folder, shellIndex))) return false;
  const now = new Date();
  utimesSync(folder, now, now);
  return true;
}

function forgetOld(shelf: string): void {
  const folders = readdirSync(shelf, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ folder: join(shelf, name), used: statSync(join(shelf, name)).mtimeMs }));
  const last = Math.max(...folders.map(({ used }) => used));
  for (const { folder, used } of folders) if (last - used > keptMs) rmSync(folder, { recursive: true, force: true });
}

async function runAstro(args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const program = fileURLToPath(new URL('./make-shells.ts', import.meta.url));
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...args], {
    env: { ...withoutTestMarks(env), ASTRO_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((done, fail) => child.once('close', done).once('error', fail));
  const [code, , said] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  if (code !== 0) throw new ShellsFailed(said.trim());
}

/** A test runner says of its process that it is one, and Astro would do some things in another way for that. */
function withoutTestMarks(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const marks = ['NODE_ENV', 'VITEST', 'VITEST_MODE', 'TEST', 'DEV', 'PROD', 'MODE', 'BASE_URL', 'SSR'];
  return Object.fromEntries(Object.entries(env).filter(([name]) => !marks.includes(name)));
}

/** Astro could not make the shells of pages. */
export class ShellsFailed extends KeywayError {
  constructor(said: string) {
    super('shells-failed', `Astro could not make the frame of the pages. It said:\n${said}`);
  }
}
