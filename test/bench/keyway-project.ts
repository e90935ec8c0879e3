/** A house of Keyway's with generated content, in a folder of its own, and the processes that run in it. */
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type ContentWish, writeKeywayContent } from './content.ts';
import { sizeOfFolder } from './folder-size.ts';
import { measure, type Program } from './measure.ts';
import type { Sample } from './results.ts';

export const root = resolve(import.meta.dirname, '../..');
export const vendorBrand = 'stackone';
export const partnerBrand = 'acme';

/** Everything that one run of the bench writes, but for what it installs. */
export const benchFolder = () => mkdtempSync(join(tmpdir(), 'keyway-bench-'));

export interface KeywayProject {
  folder: string;
  content: string;
  out: string;
}

/** Lays a project that no cache knows: nothing of it was ever built, and no file of it is like that of another. */
export function layProject(folder: string, wish: ContentWish, brands: 2 | 5 = 2): KeywayProject {
  const project = { folder, content: join(folder, 'content'), out: join(folder, 'dist') };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "name": "bench", "private": true, "type": "module" }\n');
  // As if Keyway were installed there: what it keeps in the project finds the packages it needs.
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  writeKeywayContent(project.content, wish, brands);
  return project;
}

/** `keyway …` in a project. Settings of who runs the bench stay out of it. */
export function keywayProgram(project: KeywayProject, args: readonly string[], env: NodeJS.ProcessEnv = {}): Program {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(KEYWAY_|HUB_URL$|DATABASE_URL$|PORT$|npm_)/.test(name),
  );
  return {
    command: process.execPath,
    args: [join(root, 'src/cli/keyway.mjs'), ...args, '--content', project.content],
    cwd: project.folder,
    env: {
      ...Object.fromEntries(own),
      ASTRO_TELEMETRY_DISABLED: '1',
      ASTRO_DEV_BACKGROUND: '0',
      // Pictures cost more than pages, once; they have rows of their own.
      KEYWAY_SOCIAL_IMAGES: 'none',
      ...env,
    },
  };
}

export interface BuildWish {
  /** The brand, or `undefined` for all of them. */
  brand: string | undefined;
  env?: NodeJS.ProcessEnv;
  options?: readonly string[];
}

/** Builds as a process of its own; answers what that cost and what it printed. */
export async function buildKeyway(project: KeywayProject, round: string, wish: BuildWish) {
  const { brand, env, options = [] } = wish;
  const since = Date.now();
  const brands = brand === undefined ? ['--all-brands'] : ['--brand', brand];
  const args = ['build', ...brands, '--out', project.out, ...options];
  const { output, ...cost } = await measure(keywayProgram(project, args, env));
  const sample: Sample = { round, ...withoutUndefined(cost), ...sizeOfFolder(join(project.out, brand ?? ''), since) };
  return { sample, output };
}

/** Another command in the project, as a sample. */
export async function runKeyway(project: KeywayProject, round: string, args: readonly string[]): Promise<Sample> {
  const { output: _, ...cost } = await measure(keywayProgram(project, args));
  return { round, ...withoutUndefined(cost) };
}

export function withoutUndefined({ peakMegabytes, ...cost }: Omit<Awaited<ReturnType<typeof measure>>, 'output'>) {
  return peakMegabytes === undefined ? cost : { ...cost, peakMegabytes };
}
