/** How long `keyway dev` takes from its start to the first page, and from a save to the new words by HTTP. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { type BenchRun, editionOf, keep, roundName } from './bench-run.ts';
import { editGuide } from './content.ts';
import { type KeywayProject, keywayProgram, layProject, vendorBrand } from './keyway-project.ts';
import { watchSession } from './measure.ts';
import { pathOf, planGuide } from './plan-guide.ts';
import { readSession } from './read-session.ts';

const patience = 300_000;
const pollMilliseconds = 10;
const saves = 3;

export async function measureDev(run: BenchRun): Promise<void> {
  for (const guides of run.sizes) {
    for (let round = 1; round <= run.rounds; round++) {
      const folder = join(run.folder, `dev-${guides}-${round}`);
      const project = layProject(folder, { guides, edition: editionOf(run, round, '-dev') });
      await measureOneDev(run, project, guides, round);
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

async function measureOneDev(run: BenchRun, project: KeywayProject, guides: number, round: number): Promise<void> {
  const plan = planGuide(Math.floor(guides / 2), guides);
  const startedAt = performance.now();
  const server = startServer(project);
  const watch = watchSession(server.child.pid);
  const sample = (before: number, cpuBefore: number) => {
    const peakMegabytes = watch.peakMegabytes();
    return {
      round: roundName(run, round),
      wallSeconds: (performance.now() - before) / 1000,
      cpuSeconds: cpuOf(server.child) - cpuBefore,
      ...(peakMegabytes === undefined ? {} : { peakMegabytes }),
    };
  };
  try {
    const page = new URL(`${pathOf(plan)}/`, await server.address());
    await waitFor(page, plan.name, server);
    keep(run, 'dev-first-page', guides, sample(startedAt, 0));
    for (let save = 1; save <= saves; save++) {
      // Let what the last answer set off come to an end: a person does not save again at once.
      await sleep(1000);
      const cpuBefore = cpuOf(server.child);
      const savedAt = performance.now();
      const { words } = editGuide(project.content, plan, `${round}-${save}`);
      await waitFor(page, words, server);
      keep(run, 'dev-save', guides, sample(savedAt, cpuBefore));
    }
  } finally {
    watch.stop();
    await server.stop();
  }
}

interface DevServer {
  child: ChildProcess;
  /** Where it listens, as soon as it says so. */
  address(): Promise<string>;
  output(): string;
  stop(): Promise<void>;
}

function startServer(project: KeywayProject): DevServer {
  const { command, args, cwd, env } = keywayProgram(project, ['dev', '--port', '0', '--brand', vendorBrand]);
  const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  // Also when the bench itself is stopped.
  const killAll = () => child.exitCode === null && child.pid !== undefined && killGroup(child.pid, 'SIGKILL');
  process.on('exit', killAll);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += stripVTControlCharacters(chunk.toString());
    });
  }
  const server: DevServer = {
    child,
    output: () => output,
    address: () =>
      until(server, () => Promise.resolve(/https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\]):\d+/.exec(output)?.[0])),
    stop: async () => {
      process.off('exit', killAll);
      if (child.exitCode !== null || child.pid === undefined) return;
      const ended = once(child, 'exit');
      killGroup(child.pid, 'SIGTERM');
      await Promise.race([ended, sleep(5000, undefined, { ref: false })]);
      killGroup(child.pid, 'SIGKILL');
    },
  };
  return server;
}

function killGroup(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-group, signal);
  } catch {
    // All of it has ended by itself.
  }
}

async function waitFor(page: URL, words: string, server: DevServer): Promise<void> {
  await until(server, async () => {
    const answer = await fetch(page).catch(() => undefined);
    return answer?.ok === true && (await answer.text()).includes(words) ? true : undefined;
  });
}

/** Asks again and again. @throws {Error} The server ended, or patience did. */
async function until<Answer>(server: DevServer, ask: () => Promise<Answer | undefined>): Promise<Answer> {
  const end = performance.now() + patience;
  while (performance.now() < end && server.child.exitCode === null) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await sleep(pollMilliseconds);
  }
  throw new Error(`keyway dev did not answer as expected:\n${server.output().slice(-4000)}`);
}

function cpuOf({ pid }: ChildProcess): number {
  return pid === undefined ? 0 : readSession(pid).reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0);
}
