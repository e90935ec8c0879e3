/** Builds every brand's site once, before the first test of this folder, and removes them after the last. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder with one built site a brand; empty when no test of this run needs one. */
    builtSites: string;
  }
}

export const projectRoot = resolve(import.meta.dirname, '../..');

/** What Node needs to run the command line as `npm run keyway` does. */
export const commandLine = ['--disable-warning=ExperimentalWarning', join(projectRoot, 'src/cli/main.ts')];

export const commandEnvironment = {
  ...process.env,
  ASTRO_TELEMETRY_DISABLED: '1',
  ASTRO_DEV_BACKGROUND: '0',
  ASTRO_PREVIEW_BACKGROUND: '0',
};

/** Vitest's global setup. */
export default async function buildSites(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const { testFiles } = await project.globTestFiles(filtersOf(project));
  if (!testFiles.some((file) => file.startsWith(import.meta.dirname))) {
    project.provide('builtSites', '');
    return undefined;
  }
  const folder = await mkdtemp(join(tmpdir(), 'keyway-sites-'));
  // Test runners say that this is a test, which would make a build of another kind.
  const { NODE_ENV: _, VITEST: __, ...environment } = commandEnvironment;
  await promisify(execFile)(process.execPath, [...commandLine, 'build', '--all-brands', '--out', folder], {
    cwd: projectRoot,
    env: environment as NodeJS.ProcessEnv,
    timeout: 180_000,
  });
  project.provide('builtSites', folder);
  return () => rm(folder, { recursive: true, force: true });
}

/** Vitest keeps the filters of the command line to itself until the run begins; without any, every file runs. */
function filtersOf({ vitest }: TestProject): string[] {
  return 'filenamePattern' in vitest && Array.isArray(vitest.filenamePattern) ? vitest.filenamePattern : [];
}
