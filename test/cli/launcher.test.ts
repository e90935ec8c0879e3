import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const launcher = resolve(import.meta.dirname, '../../src/cli/keyway.mjs');
const npmInstalls = `mkdir -p node_modules/node/bin && ln -sf "$REAL_NODE" node_modules/node/bin/node`;

let clone: string;

beforeEach(async () => {
  clone = await mkdtemp(join(tmpdir(), 'keyway-launcher-'));
  await mkdir(join(clone, 'src/cli'), { recursive: true });
  await mkdir(join(clone, 'bin'));
  await copyFile(launcher, join(clone, 'src/cli/keyway.mjs'));
  await writeFile(join(clone, 'package.json'), '{"type":"module"}');
  await writeLock('1.0.0');
  await writeMain("console.log('main', process.argv.slice(2).join(' '));");
  await writeNpm(npmInstalls);
});

afterEach(() => rm(clone, { recursive: true, force: true }));

// The npm of these tests is a shell script.
describe.skipIf(process.platform === 'win32')('the launcher', () => {
  test('installs in a fresh clone, says so in one line, then runs the command with its arguments', async () => {
    const { code, stdout, stderr } = await launch(['build', '--brand', 'acme']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'main build --brand acme\n' });
    expect(stderr).toBe('Installing what is missing with npm (first run) …\n');
    expect(await npmCalls()).toEqual(['ci --include=dev --no-audit --no-fund --loglevel=error']);
  });

  test('does not install again while the lock file stays the same', async () => {
    await launch(['start']);
    expect((await launch(['start'])).stderr).toBe('');
    expect(await npmCalls()).toHaveLength(1);
  });

  test('installs again when the lock file changed', async () => {
    await launch(['start']);
    await writeLock('1.0.1');
    expect((await launch(['start'])).stderr).toBe('Installing what is missing with npm (the lock file changed) …\n');
    expect(await npmCalls()).toHaveLength(2);
  });

  test('accepts what npm installed by hand from the same lock file', async () => {
    await mkdir(join(clone, 'node_modules/node/bin'), { recursive: true });
    await copyFile(process.execPath, join(clone, 'node_modules/node/bin/node'));
    await copyFile(join(clone, 'package-lock.json'), join(clone, 'node_modules/.package-lock.json'));
    expect((await launch(['start'])).stdout).toBe('main start\n');
    expect(await npmCalls()).toEqual([]);
  });

  test('accepts what `npm install PACKAGE` made of node_modules and the lock file', async () => {
    await launch(['start']);
    await writeLock('1.0.1');
    await copyFile(join(clone, 'package-lock.json'), join(clone, 'node_modules/.package-lock.json'));
    expect((await launch(['start'])).stderr).toBe('');
    expect(await npmCalls()).toHaveLength(1);
  });

  test('fetches Node by itself when npm is set not to run install scripts', async () => {
    const script = `import('node:child_process').then((c) => c.execSync('cd ../.. && ${npmInstalls}'));`;
    await writeFile(join(clone, 'install-node.js'), script);
    await writeNpm('mkdir -p node_modules/node && cp install-node.js node_modules/node/installArchSpecificPackage.js');
    expect(await launch(['start'])).toMatchObject({ code: 0, stdout: 'main start\n' });
  });

  test('shows what npm said when the installation fails, and what to do', async () => {
    await writeNpm('echo "npm error network ENOTFOUND" >&2; exit 1');
    const { code, stdout, stderr } = await launch(['start']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toBe(
      'Installing what is missing with npm (first run) …\n' +
        'Keyway does not start: `npm ci` failed.\n\nnpm error network ENOTFOUND\n\n' +
        'Check that this machine reaches the npm registry (`npm ping`), then run the same command again.\n',
    );
    await writeNpm(npmInstalls);
    expect(await launch(['start']), 'a failed installation leaves no stamp').toMatchObject({ code: 0 });
  });

  test('names the repair when the lock file does not match package.json', async () => {
    await writeNpm('echo "npm error code EUSAGE" >&2; exit 1');
    expect((await launch(['start'])).stderr).toContain('Run `npm install`, which brings package-lock.json in line');
  });

  test('refuses a Node that is too old before anything else', async () => {
    const pretendOld = `data:text/javascript,Object.defineProperty(process,'versions',{value:{node:'18.20.0'}})`;
    const { code, stderr } = await launch(['start'], ['--import', pretendOld]);
    expect({ code, calls: await npmCalls() }).toEqual({ code: 1, calls: [] });
    expect(stderr).toBe(
      'Keyway does not start: this is Node 18.20.0, and it needs Node 20 or newer.\n' +
        'Install a newer Node from https://nodejs.org, then run the same command again.\n',
    );
  });

  test('runs a TypeScript file of the repository with the arguments after it', async () => {
    await writeFile(join(clone, 'job.ts'), 'const n: number = 4; console.log(process.argv.slice(2)); process.exit(n);');
    expect(await launch(['run', 'job.ts', '--flag', 'x'])).toMatchObject({ code: 4, stdout: "[ '--flag', 'x' ]\n" });
  });

  test('lets the programs that the command starts find the same Node', async () => {
    await writeMain(`import { execSync } from 'node:child_process'; console.log(String(execSync('command -v node')));`);
    expect((await launch(['dev'])).stdout.trim()).toMatch(/node_modules\/node\/bin\/node$/);
  });

  test('keeps Astro in the foreground and silent towards its makers', async () => {
    await writeMain('const e = process.env; console.log(e.ASTRO_TELEMETRY_DISABLED, e.ASTRO_DEV_BACKGROUND);');
    expect((await launch(['dev'])).stdout).toBe('1 0\n');
  });

  test('passes a request to stop on, waits for the end, and exits as the command did', async () => {
    await writeMain(
      `process.on('SIGTERM', () => setTimeout(() => { console.log('closed'); process.exit(5); }, 100));
       setInterval(() => {}, 1000); console.log('up');`,
    );
    expect(await launch(['start'], [], 'SIGTERM')).toMatchObject({ code: 5, stdout: 'up\nclosed\n' });
  });

  test('becomes the command, so that nothing stands between it and who started it', async () => {
    await writeMain(`console.log(process.pid, process.ppid === ${process.pid})`);
    const { pid, stdout } = await launch(['start']);
    expect(stdout).toBe(`${pid} true\n`);
  });

  test('passes a request to stop on where it stays beside the command, as below npm', async () => {
    await writeMain(
      `process.on('SIGTERM', () => { console.log(process.ppid === ${process.pid}); process.exit(5); });
       setInterval(() => {}, 1000); console.log('up');`,
    );
    const belowNpm = ['--import', "data:text/javascript,process.env.npm_lifecycle_event='start'"];
    expect(await launch(['start'], belowNpm, 'SIGTERM')).toMatchObject({ code: 5, stdout: 'up\nfalse\n' });
  });

  test('stops the command when npm is told to stop', async () => {
    await writeMain(
      `import { writeFileSync } from 'node:fs';
       process.on('SIGTERM', () => { writeFileSync('stopped', ''); process.exit(); });
       setInterval(() => {}, 1000); console.log('up');`,
    );
    const inShell = ['-c', `"${process.execPath}" src/cli/keyway.mjs start; exit`];
    const shell = spawn('sh', inShell, { cwd: clone, env: { ...launchEnv(), npm_lifecycle_event: 'start' } });
    await once(shell.stdout, 'data');
    shell.kill('SIGTERM');
    await expect.poll(() => readdir(clone), { timeout: 5_000 }).toContain('stopped');
  });

  test('ends by the same signal as a command that did not catch it', async () => {
    await writeMain(`setInterval(() => {}, 1000); console.log('up');`);
    expect(await launch(['start'], [], 'SIGTERM')).toMatchObject({ code: null, signal: 'SIGTERM' });
  });
});

/** Runs the launcher of the temporary clone; `signal`, when given, is sent once the command has said `up`. */
async function launch(args: string[], nodeArgs: string[] = [], signal?: NodeJS.Signals) {
  const child = spawn(process.execPath, [...nodeArgs, join(clone, 'src/cli/keyway.mjs'), ...args], {
    cwd: clone,
    env: launchEnv(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
    if (signal && stdout === 'up\n') child.kill(signal);
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const [code, endedBy] = await once(child, 'close');
  return { code, signal: endedBy, stdout, stderr, pid: child.pid };
}

function launchEnv() {
  const path = [join(clone, 'bin'), process.env['PATH']].join(delimiter);
  // These tests may themselves be run by npm.
  return { ...process.env, PATH: path, REAL_NODE: process.execPath, npm_lifecycle_event: undefined };
}

async function npmCalls(): Promise<string[]> {
  const calls = await readFile(join(clone, 'npm-calls'), 'utf8').catch(() => '');
  return calls.split('\n').filter(Boolean);
}

async function writeNpm(script: string) {
  const path = join(clone, 'bin/npm');
  await writeFile(path, `#!/bin/sh\necho "$@" >> npm-calls\n${script}\n`);
  await chmod(path, 0o755);
}

function writeMain(script: string) {
  return writeFile(join(clone, 'src/cli/main.ts'), script);
}

/** A lock file with one package whose version is `version`. */
function writeLock(version: string) {
  const packages = { '': {}, 'node_modules/one': { version } };
  return writeFile(join(clone, 'package-lock.json'), JSON.stringify({ packages }));
}
