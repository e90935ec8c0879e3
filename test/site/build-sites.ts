/** Builds every brand's site once, before the first test of this folder, and removes them after the last. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder with one built site a brand, and room for more; empty when no test of this run needs one. */
    builtSites: string;
  }
}

export const projectRoot = resolve(import.meta.dirname, '../..');

/** What Node needs to run the command line as `npm run keyway` does. */
export const commandLine = ['--disable-warning=ExperimentalWarning', join(projectRoot, 'src/cli/main.ts')];

export const commandEnvironment: NodeJS.ProcessEnv = {
  ...withoutTestMarks(process.env),
  ASTRO_TELEMETRY_DISABLED: '1',
  ASTRO_DEV_BACKGROUND: '0',
  ASTRO_PREVIEW_BACKGROUND: '0',
};

/**
 * Runs `keyway build` with these options as a process of its own.
 * @throws {Error} The build failed; the message holds what it said.
 */
export async function build(options: readonly string[], env: Record<string, string> = {}): Promise<void> {
  await promisify(execFile)(process.execPath, [...commandLine, 'build', ...options], {
    cwd: projectRoot,
    env: { ...commandEnvironment, ...env },
    timeout: 180_000,
  });
}

/** Builds every brand's site into a folder, unless somebody did before. */
export async function buildBrands(folder: string): Promise<void> {
  if (!existsSync(join(folder, 'stackone'))) await build(['--all-brands', '--out', folder]);
}

/** Vitest's global setup. `KEYWAY_TEST_SITES` names a folder for what it builds, to be found and left there. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const { testFiles } = await project.globTestFiles(filtersOf(project));
  if (!testFiles.some((file) => file.startsWith(import.meta.dirname))) {
    project.provide('builtSites', '');
    return undefined;
  }
  const kept = process.env['KEYWAY_TEST_SITES'];
  const folder = kept ?? (await mkdtemp(join(tmpdir(), 'keyway-sites-')));
  const remove = kept === undefined ? () => rm(folder, { recursive: true, force: true }) : async () => {};
  try {
    await buildBrands(folder);
  } catch (cause) {
    await remove();
    throw cause;
  }
  project.provide('builtSites', folder);
  return remove;
}

/** Vitest keeps the filters of the command line to itself until the run begins; without any, every file runs. */
function filtersOf({ vitest }: TestProject): string[] {
  return 'filenamePattern' in vitest && Array.isArray(vitest.filenamePattern) ? vitest.filenamePattern : [];
}

/** A test runner says of its process that it is one, and Astro would do some things in another way for that. */
function withoutTestMarks(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const marks = ['NODE_ENV', 'VITEST', 'VITEST_MODE', 'TEST', 'DEV', 'PROD', 'MODE', 'BASE_URL', 'SSR'];
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !marks.includes(name)));
}
