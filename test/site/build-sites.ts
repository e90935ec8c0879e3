/** Builds sites with the command line, as a process of its own. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

export const projectRoot = resolve(import.meta.dirname, '../..');

/** What Node needs to run the command line as `npm run keyway` does: the bundle of it, where tests have one. */
export function commandLine(program = process.env['KEYWAY_TEST_PROGRAM'] ?? sourceProgram): string[] {
  return ['--disable-warning=ExperimentalWarning', program];
}

export const sourceProgram = join(projectRoot, 'src/cli/main.ts');

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
  await promisify(execFile)(process.execPath, [...commandLine(), 'build', ...options], {
    cwd: projectRoot,
    env: { ...commandEnvironment, ...env },
    timeout: 180_000,
  });
}

/** Builds every brand's site into a folder, unless somebody did before. */
export async function buildBrands(folder: string): Promise<void> {
  if (!existsSync(join(folder, 'stackone'))) await build(['--all-brands', '--out', folder]);
}

/** A test runner says of its process that it is one, and Astro would do some things in another way for that. */
function withoutTestMarks(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const marks = ['NODE_ENV', 'VITEST', 'VITEST_MODE', 'TEST', 'DEV', 'PROD', 'MODE', 'BASE_URL', 'SSR'];
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !marks.includes(name)));
}
