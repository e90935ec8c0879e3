/** Other generators that build the same guides, installed from lock files when they are first needed. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { constants, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type BenchRun, keep, roundName, skip } from './bench-run.ts';
import { type ContentWish, writePeerContent } from './content.ts';
import { dialects } from './dialect.ts';
import { sizeOfFolder } from './folder-size.ts';
import { withoutUndefined } from './keyway-project.ts';
import { measure, type Program } from './measure.ts';
import { requireGuides } from './require-guides.ts';
import type { Sample } from './results.ts';

export interface Peer {
  name: 'astro-mdx' | 'starlight' | 'hugo';
  version: string;
  /** Builds the guides from nothing; answers what that cost and the folder of the site, which the next build empties. */
  build(wish: ContentWish): Promise<{ cost: Omit<Sample, 'round'>; site: string }>;
}

const templates = resolve(import.meta.dirname, 'peers');
const cache = resolve(import.meta.dirname, '../../node_modules/.cache/bench');
const contentFolder = { 'astro-mdx': 'src/content/guides', starlight: 'src/content/docs', hugo: 'content' };

/** Finds the peers that this machine can run; says which are left out. */
export function findPeers(run: BenchRun): Peer[] {
  return [findAstro(run, 'astro-mdx'), findAstro(run, 'starlight'), findHugo(run)].filter((peer) => peer !== undefined);
}

/** One of the peers that run on Astro. `undefined` if npm could not install it. */
export function findAstro(run: BenchRun, name: 'astro-mdx' | 'starlight'): Peer | undefined {
  const folder = join(run.folder, 'peers', name);
  const modules = install(name, run);
  if (modules === undefined) return undefined;
  if (!existsSync(folder)) {
    // A copy in the project itself: by a link, modules would have two paths, and Astro takes these for two modules.
    const copy = { recursive: true, verbatimSymlinks: true, mode: constants.COPYFILE_FICLONE };
    cpSync(modules, join(folder, 'node_modules'), copy);
  }
  const args = [join(folder, 'node_modules/astro/bin/astro.mjs'), 'build'];
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' };
  const program = { command: process.execPath, args, cwd: folder, env };
  run.results.versions[name] = versionsOf(name);
  return makePeer(name, versionsOf(name), { program, out: 'dist' });
}

function findHugo(run: BenchRun): Peer | undefined {
  let printed: string;
  try {
    printed = execFileSync('hugo', ['version'], { encoding: 'utf8' });
  } catch {
    skip(run, 'hugo: it is not installed');
    return undefined;
  }
  const version = /v(\d+\.\d+\.\d+)/.exec(printed)?.[1] ?? printed.trim();
  run.results.versions['hugo'] = version;
  const program = { command: 'hugo', args: ['--quiet'], cwd: join(run.folder, 'peers/hugo') };
  return makePeer('hugo', version, { program, out: 'public' });
}

function makePeer(name: Peer['name'], version: string, { program, out }: { program: Program; out: string }): Peer {
  return {
    name,
    version,
    build: async (wish) => {
      const folder = program.cwd;
      mkdirSync(folder, { recursive: true });
      // Nothing stays but the modules: a cold build knows no cache.
      for (const entry of readdirSync(folder)) {
        if (entry !== 'node_modules') rmSync(join(folder, entry), { recursive: true, force: true });
      }
      cpSync(join(templates, name), folder, { recursive: true });
      writePeerContent(join(folder, contentFolder[name]), wish, dialects[name]);
      const since = Date.now();
      const { output: _, ...cost } = await measure(program);
      const site = join(folder, out);
      requireGuides(site, wish.guides);
      return { cost: { ...withoutUndefined(cost), ...sizeOfFolder(site, since) }, site };
    },
  };
}

/** Builds cold and keeps the sample. */
export async function measurePeer(run: BenchRun, peer: Peer, wish: ContentWish, round: number): Promise<void> {
  const { cost } = await peer.build(wish);
  keep(run, peer.name, wish.guides, { round: roundName(run, round), ...cost });
}

/** Installs what a lock file says, once; answers the folder of its modules. `undefined` if npm could not. */
function install(name: string, run: BenchRun): string | undefined {
  const lock = readFileSync(join(templates, name, 'package-lock.json'));
  const digest = createHash('sha256').update(lock).digest('hex');
  const folder = join(cache, name);
  const modules = join(folder, 'node_modules');
  const stamp = join(folder, 'installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return modules;
  run.say(`Installing ${name} from its lock file …`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) cpSync(join(templates, name, file), join(folder, file));
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--ignore-scripts'];
  try {
    execFileSync('npm', args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  } catch {
    skip(run, `${name}: npm could not install it`);
    return undefined;
  }
  writeFileSync(stamp, digest);
  return modules;
}

function versionsOf(name: 'astro-mdx' | 'starlight'): string {
  const { dependencies } = JSON.parse(readFileSync(join(templates, name, 'package.json'), 'utf8'));
  return Object.entries(dependencies as Record<string, string>)
    .map(([dependency, version]) => `${dependency} ${version}`)
    .join(', ');
}
