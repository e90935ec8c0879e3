/**
 * What tests share is made before the first of them, if any of this run needs it: the command line as a bundle, and the
 * site of every brand. `KEYWAY_TEST_SITES` names a folder for the sites, to be found and left there.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { bundleKeyway } from './cli/bundle-keyway.ts';
import { buildBrands } from './site/build-sites.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder with one built site a brand, and room for more; empty when no test of this run needs one. */
    builtSites: string;
  }
}

export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const { testFiles } = await project.globTestFiles(filtersOf(project));
  const hasTestsIn = (...folders: string[]) =>
    folders.some((folder) => testFiles.some((file) => file.startsWith(join(import.meta.dirname, folder, '/'))));
  if (hasTestsIn('build', 'cli', 'security', 'site')) process.env['KEYWAY_TEST_PROGRAM'] = await bundleKeyway();
  if (!hasTestsIn('site')) {
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
