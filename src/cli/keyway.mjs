#!/usr/bin/env node
/**
 * Keyway's front door: `npx keyway <command …>`, `node src/cli/keyway.mjs <command …>` and every npm script.
 *
 * It runs on the Node that happens to be there (20 or newer), so it is plain JavaScript without dependencies. In a
 * clone it installs what is missing; the installed package has all but perhaps Node, and changes nothing in its own
 * folder. Then it hands over to the Node version that Keyway depends on:
 *
 *   keyway <command …>      runs src/cli/main.ts with these arguments, as JavaScript in the package
 *   keyway run FILE.ts …    runs a TypeScript file of this repository with the arguments after it
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const oldestNode = 20;
const isNewEnough = Number.parseInt(process.versions.node, 10) >= 24;
const root = fileURLToPath(new URL('../..', import.meta.url));
const modules = join(root, 'node_modules');
const sourceMain = join(root, 'src', 'cli', 'main.ts');
const isClone = existsSync(sourceMain);
const mainFile = isClone ? sourceMain : join(root, 'lib', 'cli', 'main.js');
const lockFile = join(root, 'package-lock.json');
const stampFile = join(modules, '.keyway-lock');

const registryAdvice = 'Check that this machine reaches the npm registry (`npm ping`)';

/** What a person must know when Keyway cannot start: what happened, why, what to do. */
class LaunchError extends Error {}

launch(process.argv.slice(2)).then(end, (error) => {
  console.error(error instanceof LaunchError ? error.message : error);
  process.exitCode = 1;
});

/** Installs what is missing, then runs the command; answers how it ended. */
async function launch(args) {
  if (Number.parseInt(process.versions.node, 10) < oldestNode) {
    throw new LaunchError(
      `Keyway does not start: this is Node ${process.versions.node}, and it needs Node ${oldestNode} or newer.\n` +
        'Install a newer Node from https://nodejs.org, then run the same command again.',
    );
  }
  if (isClone) await installMissing();
  else if (!nodeToRun()) await installNodeByHand();

  if (isQuestion(args) && (isClone ? process.features.typescript : isNewEnough)) return answerHere();
  const [file, rest] = args[0] === 'run' && args[1] ? [resolve(root, args[1]), args.slice(2)] : [mainFile, args];
  // A house's configuration may be of a package that does not say what its files are.
  const quiet = ['ExperimentalWarning', 'MODULE_TYPELESS_PACKAGE_JSON'].map((name) => `--disable-warning=${name}`);
  return runPinnedNode([...quiet, ...(rest[0] === 'serve' ? memoryOfServer() : []), file, ...rest]);
}

/**
 * Megabytes for a server, in place of those for a build: with room for gigabytes Node seldom looks for what is no longer
 * used, and a server takes twice what it needs. What `NODE_OPTIONS` says counts instead.
 */
function memoryOfServer() {
  const said = process.env.NODE_OPTIONS ?? '';
  return ['--max-semi-space-size=8', '--max-old-space-size=1024'].filter((flag) => !said.includes(flag.split('=')[0]));
}

async function installMissing() {
  const digest = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  if (!isInstalled(digest)) await install(digest);
}

/** True for help and the version, of Keyway or of a command: what is only printed. */
function isQuestion(args) {
  const asks = (arg) => ['-h', '--help', '-V', '--version'].includes(arg);
  const [first, second] = args;
  return first === undefined || first === 'help' || asks(first) || (args.length === 2 && asks(second));
}

/** Runs the command in this process, whose Node can: a second one would take longer than the answer. */
async function answerHere() {
  // Some versions say that they read TypeScript by an experiment.
  process.removeAllListeners('warning');
  nodeModule.enableCompileCache?.(process.env.NODE_COMPILE_CACHE ?? compileCache());
  await import(pathToFileURL(mainFile).href);
  return { code: process.exitCode ?? 0 };
}

/** True when node_modules is what the lock file says. The stamp makes the answer cheap: one hash of the lock file. */
function isInstalled(digest) {
  if (!pinnedNode()) return false;
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === digest) return true;
  if (!isInstalledByNpm()) return false;
  writeFileSync(stampFile, digest);
  return true;
}

/** npm leaves a list of what it put into node_modules, so that an `npm ci` made by hand need not be made again. */
function isInstalledByNpm() {
  const installedFile = join(modules, '.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
  return Object.entries(JSON.parse(readFileSync(lockFile, 'utf8')).packages).every(
    ([path, locked]) => path === '' || locked.optional || installed[path]?.version === locked.version,
  );
}

async function install(digest) {
  console.error(
    `Installing what is missing with npm (${existsSync(modules) ? 'the lock file changed' : 'first run'}) …`,
  );
  // `--include=dev`: Node itself is a development dependency, and NODE_ENV=production would leave it out.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  // npm is a batch file on Windows, which only a shell starts, and a shell wants one line.
  const npm = await (process.platform === 'win32'
    ? run(['npm', ...args].join(' '), [], { cwd: root, output: 'kept', shell: true })
    : run('npm', args, { cwd: root, output: 'kept' }));
  if (npm.signal)
    throw new LaunchError('Keyway does not start: the installation was interrupted. Run the same command again.');
  if (npm.error) {
    throw installFailed(
      'npm did not start',
      npm.error.message,
      'Install npm, which comes with Node from https://nodejs.org',
    );
  }
  if (npm.code !== 0) {
    const advice = npm.output.includes('EUSAGE')
      ? 'Run `npm install`, which brings package-lock.json in line with package.json'
      : registryAdvice;
    throw installFailed('`npm ci` failed', npm.output, advice);
  }
  if (!pinnedNode()) await installNodeByHand();
  writeFileSync(stampFile, digest);
}

/** The `node` package fetches its binary in an install script; some people's npm settings do not run those. */
async function installNodeByHand() {
  const folder = nodePackage() ?? join(modules, 'node');
  const node = await run(process.execPath, ['installArchSpecificPackage.js'], { cwd: folder, output: 'kept' });
  if (!pinnedNode()) {
    throw installFailed(
      `npm did not bring the Node that Keyway runs on for this machine (${process.platform} ${process.arch})`,
      node.output,
      registryAdvice,
    );
  }
}

function installFailed(what, why, advice) {
  return new LaunchError(
    `Keyway does not start: ${what}.\n\n${why.trim()}\n\n${advice}, then run the same command again.`,
  );
}

function pinnedNode() {
  const folder = join(nodePackage() ?? modules, 'bin');
  return [join(folder, 'node.exe'), join(folder, 'node')].find((path) => existsSync(path));
}

/** The Node that Keyway depends on; in the package another one that is new enough will do when that is not there. */
function nodeToRun() {
  return pinnedNode() ?? (!isClone && isNewEnough ? process.execPath : undefined);
}

/** The folder of the `node` package: a clone's own, or the one nearest to the installed package. */
function nodePackage() {
  for (let folder = root; ; folder = dirname(folder)) {
    const found = join(folder, 'node_modules', 'node');
    if (existsSync(found)) return found;
    if (isClone || dirname(folder) === folder) return undefined;
  }
}

/** Where Node keeps what it compiled: beside the other caches of the folder where somebody works. */
function compileCache() {
  if (isClone) return join(modules, '.cache', 'node');
  return existsSync('content') ? resolve('.keyway', 'cache', 'node') : undefined;
}

async function runPinnedNode(args) {
  const node = nodeToRun();
  // A command starts in half the time with what Node compiled for the last one.
  const cache = process.env.NODE_COMPILE_CACHE ?? compileCache();
  const env = {
    ...process.env,
    PATH: [dirname(node), join(modules, '.bin'), process.env.PATH].filter(Boolean).join(delimiter),
    ...(cache === undefined ? {} : { NODE_COMPILE_CACHE: cache }),
    ASTRO_TELEMETRY_DISABLED: '1',
    // It would ask the registry for a later Astro whenever somebody begins to write.
    ASTRO_DISABLE_UPDATE_CHECK: 'true',
    ASTRO_DEV_BACKGROUND: '0',
    ASTRO_PREVIEW_BACKGROUND: '0',
  };
  if (canBecome(node)) becomeNode(node, args, env);
  const outcome = await run(node, args, { env, output: 'shown' });
  if (outcome.error) {
    throw new LaunchError(
      `Keyway does not start: the Node in ${dirname(node)} cannot run here (${outcome.error.message}).\n` +
        'It is built for Linux with glibc, macOS and Windows. Delete node_modules if it was made on another machine, then run the same command again.',
    );
  }
  return outcome;
}

/**
 * Whether this process can become another program, so that whoever started it, signals or kills it has to do with that
 * program itself. Not below npm, which ends the shell that it started us in and not us: somebody must notice that.
 */
function canBecome(node) {
  if (typeof process.execve !== 'function' || process.platform === 'win32' || process.env.npm_lifecycle_event)
    return false;
  // A program that does not run here would end this process without a word.
  return node === process.execPath || spawnSync(node, ['--version'], { stdio: 'ignore' }).status === 0;
}

/** Does not return. */
function becomeNode(node, args, env) {
  // Node says of this call that it is an experiment.
  process.removeAllListeners('warning');
  process.execve(node, [node, ...args], env);
}

/**
 * Runs a program to its end, passing on the signals that this process gets meanwhile.
 * @returns how it ended: `code` or `signal`, or `error` when it did not start; and `output`, when that was kept.
 */
function run(program, args, { output, ...options }) {
  return new Promise((settle) => {
    const stdio = output === 'kept' ? ['ignore', 'pipe', 'pipe'] : 'inherit';
    const child = spawn(program, args, { ...options, stdio });
    const kept = [];
    child.stdout?.on('data', (chunk) => kept.push(chunk));
    child.stderr?.on('data', (chunk) => kept.push(chunk));

    // A terminal sends Ctrl+C to the child as well; sending it on would make it two.
    const forward = (signal) => (signal === 'SIGINT' && process.stdin.isTTY) || child.kill(signal);
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, forward);

    // npm sends SIGTERM to the shell that it started us in, and that shell ends without a word to us.
    const parent = process.ppid;
    const orphanWatch = setInterval(() => {
      if (process.env.npm_lifecycle_event && process.ppid !== parent) forward('SIGTERM');
    }, 500);

    const close = (outcome) => {
      clearInterval(orphanWatch);
      for (const signal of signals) process.off(signal, forward);
      settle({ ...outcome, output: Buffer.concat(kept).toString() });
    };
    child.on('error', (error) => close({ error }));
    child.on('close', (code, signal) => close({ code, signal }));
  });
}

/** Ends this process the way the program ended. */
function end({ code, signal }) {
  if (signal) process.kill(process.pid, signal);
  else process.exitCode = code;
}
