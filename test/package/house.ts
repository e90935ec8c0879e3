/** The package as somebody else has it: packed, installed from the tarball, in a folder of its own. */
import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { cleanEnvironment } from '../cli/run-keyway.ts';

const root = resolve(import.meta.dirname, '../..');

export interface House extends AsyncDisposable {
  folder: string;
  /** The folder of the installed package. */
  package: string;
  /** Paths in the tarball. */
  packed: string[];
  /**
   * Runs `keyway` with these arguments as somebody does who is in the house.
   * @throws {Error} If it does not end well; the message has what it said.
   */
  keyway(...args: string[]): Promise<string>;
  /** Serves until it is disposed: what is built, or the content while somebody writes. */
  start(command: 'serve' | 'dev'): Promise<AsyncDisposable & { url: string }>;
  write(path: string, text: string): void;
}

/**
 * Packs, and installs what was packed: from npm's cache, as far as that has it. Scripts do not run, so that the tests'
 * own Node runs the commands.
 */
export async function installHouse(): Promise<House> {
  const folder = mkdtempSync(join(tmpdir(), 'keyway-house-'));
  const write = (path: string, text: string) => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write('package.json', JSON.stringify({ name: 'first-house', private: true }));
  const options = ['--silent', '--prefer-offline', '--no-audit', '--no-fund'];
  const packing = await run('npm', ['pack', '--json', '--silent', '--pack-destination', folder], root);
  // What the package's own scripts say comes first.
  const [tarball] = JSON.parse(packing.slice(packing.search(/^\[$/m))) as {
    filename: string;
    files: { path: string }[];
  }[];
  if (!tarball) throw new Error('Nothing was packed.');
  await run('npm', ['install', ...options, '--ignore-scripts', `./${tarball.filename}`], folder);
  const program = join(folder, 'node_modules/.bin/keyway');
  return {
    folder,
    package: join(folder, 'node_modules/keyway'),
    packed: tarball.files.map(({ path }) => path),
    keyway: (...args) => run(program, args, folder),
    write,
    async start(command) {
      const child = spawn(program, [command, '--port', '0'], {
        cwd: folder,
        env: cleanEnvironment(),
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let said = '';
      for await (const chunk of child.stdout) {
        said += String(chunk);
        const [url] = /http:\/\/localhost:\d+/.exec(said) ?? [];
        if (url !== undefined) return { url, [Symbol.asyncDispose]: () => stop(child) };
      }
      throw new Error(`It does not serve. It said: ${said}`);
    },
    [Symbol.asyncDispose]: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function stop(child: ReturnType<typeof spawn>): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGINT');
  await gone;
}

/** Runs a program to its end, and answers what it printed. */
export async function run(program: string, args: string[], cwd: string): Promise<string> {
  const { stdout } = await promisify(execFile)(program, args, { cwd, env: cleanEnvironment(), maxBuffer: 2 ** 26 });
  return stdout;
}

/** All files below a folder by their paths in it, sorted. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)))
    .sort();
}

/** The digest of every file below a folder, by their paths in it. */
export function digestsBelow(folder: string): Record<string, string> {
  const digestOf = (file: string) =>
    createHash('sha256')
      .update(readFileSync(join(folder, file)))
      .digest('hex');
  return Object.fromEntries(filesBelow(folder).map((file) => [file, digestOf(file)]));
}

/** How much of a disk the files below a folder take, in MB. */
export function sizeOnDisk(folder: string): number {
  const blocks = filesBelow(folder).map((file) => lstatSync(join(folder, file)).blocks);
  return blocks.reduce((sum, count) => sum + count, 0) / 2048;
}
