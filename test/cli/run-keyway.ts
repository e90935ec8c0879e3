/** The command line as a process of its own, over content folders of tests. */
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { commandLine, projectRoot } from '../site/build-sites.ts';

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** The environment of this process without settings that would change what a command does. */
export function cleanEnvironment(given: Record<string, string> = {}): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(KEYWAY_|HUB_URL|PORT|HOST|DATABASE_URL|NODE_ENV|VITEST)/.test(name),
  );
  return { ...Object.fromEntries(kept), ...given };
}

/** Runs `keyway` with these arguments until it ends; the pinned Node runs the tests, so it runs the command too. */
export function runKeyway(args: string[], environment: Record<string, string> = {}, program?: string): Promise<Ended> {
  return runIn(projectRoot, args, { environment, program });
}

/** The same where somebody else works, who may have a configuration there. */
export function runKeywayIn(folder: string, args: string[]): Promise<Ended> {
  return runIn(folder, args, { environment: {}, program: undefined });
}

async function runIn(
  cwd: string,
  args: string[],
  { environment, program }: { environment: Record<string, string>; program: string | undefined },
): Promise<Ended> {
  const child = spawn(process.execPath, [...commandLine(program), ...args], {
    cwd,
    env: cleanEnvironment(environment),
    stdio: ['ignore', 'pipe', 'pipe'],
    // Builds take turns, and a busy machine has several.
    timeout: 150_000,
  });
  const ended = new Promise<number | null>((done) => child.once('close', done));
  const [code, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { code, stdout, stderr };
}
