/**
 * `npm run check`: format and lint (Biome), and types (`astro check`, which looks at TypeScript's files as well as at
 * Astro's). A warning fails as an error does. Prints one line per tool, and all that a tool said when it found something.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

interface Tool {
  name: string;
  script: string;
  args: string[];
}

const colors = process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' };
const root = resolve(import.meta.dirname, '..');
const biome = {
  name: 'biome',
  script: '@biomejs/biome/bin/biome',
  args: [
    'ci',
    '--error-on-warnings',
    '--max-diagnostics=100',
    `--colors=${process.stdout.isTTY ? 'force' : 'off'}`,
    '.',
  ],
};
const astro = {
  name: 'astro check',
  script: 'astro/bin/astro.mjs',
  args: ['check', '--root', root, '--minimumFailingSeverity', 'warning', '--minimumSeverity', 'warning'],
};

const passed = await Promise.all([biome, astro].map(runTool));
process.exitCode = passed.every(Boolean) ? 0 : 1;

/** Answers whether the tool found nothing. */
async function runTool({ name, script, args }: Tool): Promise<boolean> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [resolve(root, 'node_modules', script), ...args], {
    cwd: root,
    env: { ...process.env, ...colors },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
  const [code] = await once(child, 'close');
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  if (code !== 0) console.log(Buffer.concat(output).toString().trimEnd());
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
  return code === 0;
}
