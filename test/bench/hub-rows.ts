/** What linking costs a server, and what readers of pages feel of it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { type BenchRun, editionOf } from './bench-run.ts';
import { type Linker, type Load, openLinker } from './hub-load.ts';
import { buildKeyway, type KeywayProject, keywayProgram, layProject, vendorBrand } from './keyway-project.ts';
import { pathOf, planGuide } from './plan-guide.ts';
import { readSession } from './read-session.ts';
import type { HubResult } from './results.ts';

/** Milliseconds until the provider answers. */
export const providerLatencyMs = 20;
const guides = 20;
const plan = planGuide(0, guides);
/** After these the server's code is compiled. */
const warmUp = 1_500;
const links = { 16: 3_000, 64: 5_500 };

export async function measureHub(run: BenchRun): Promise<void> {
  const project = layProject(join(run.folder, 'hub'), { guides, edition: editionOf(run, 0, '-hub') });
  await buildKeyway(project, '', { brand: vendorBrand });
  const provider = spawn(process.execPath, [join(import.meta.dirname, 'slow-provider.ts'), String(providerLatencyMs)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const server = await startServer(project, await firstLine(provider));
  const linker = openLinker({ url: server.url, apiKey: server.apiKey, plan });
  try {
    run.results.hub = await measureServer(run, project, server, linker);
  } finally {
    await linker.close();
    server.child.kill('SIGTERM');
    provider.kill();
  }
}

async function measureServer(
  run: BenchRun,
  project: KeywayProject,
  server: Server,
  linker: Linker,
): Promise<HubResult> {
  const page = `${pathOf(plan)}/`;
  await linker.turns(warmUp, 32);
  const rows: HubResult['rows'] = [];
  for (const [atOnce, count] of Object.entries(links)) {
    const cpuBefore = server.cpuSeconds();
    const load = await linker.turns(count, Number(atOnce));
    if (load.linked === 0) throw new Error(`Of ${count} turns not one linked.`);
    const row = { ...load, atOnce: Number(atOnce), cpuMs: ((server.cpuSeconds() - cpuBefore) * 1000) / load.linked };
    rows.push(row);
    run.say(`${atOnce.padStart(6)} at once  ${describe(load)}, ${row.cpuMs.toFixed(2)} CPU ms a link`);
  }
  const residentMegabytes = server.residentMegabytes();
  const capacity = Math.max(...rows.map(({ linked, seconds }) => linked / seconds));
  const overload = await linker.atRate(capacity * 2, 10);
  run.say(`  ${Math.round(capacity * 2)}/s for 10 s  ${describe(overload)}`);
  const afterwards = await linker.turns(500, 16);
  run.say(`  afterwards  ${describe(afterwards)}`);

  const pages: HubResult['pages'] = [];
  for (const coding of ['identity', 'gzip', 'br']) {
    await readPages(server.url + page, coding, 500);
    const cpuBefore = server.cpuSeconds();
    const { waits, bytes } = await readPages(server.url + page, coding, 3_000);
    const cpuMs = ((server.cpuSeconds() - cpuBefore) * 1000) / waits.length;
    pages.push({ coding, cpuMs, bytes });
    run.say(`  a page as ${coding}: ${cpuMs.toFixed(2)} CPU ms, ${bytes} bytes`);
  }

  const holder = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      join(import.meta.dirname, 'hold-database.ts'),
      join(project.folder, '.keyway/hub.sqlite'),
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  await firstLine(holder);
  const linking = linker.turns(64, 16);
  const { waits } = await readPages(server.url + page, 'br', 500);
  holder.stdin?.end();
  const held = await linking;
  run.say(
    `  database held: a page waits ${waits[Math.floor(waits.length / 2)]?.toFixed(1)} ms, at most ${waits.at(-1)?.toFixed(1)}; ${describe(held)}`,
  );
  return {
    providerLatencyMs,
    rows,
    links: warmUp + rows.reduce((sum, { linked }) => sum + linked, 0),
    residentMegabytes,
    overload: { ...overload, perSecond: capacity * 2 },
    pages,
    heldWaitMs: { median: waits[Math.floor(waits.length / 2)] ?? 0, most: waits.at(-1) ?? 0 },
  };
}

function describe({ linked, seconds, p50, p99, shed, failed }: Load): string {
  return `${Math.round(linked / seconds)} links/s, p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms, ${shed} shed, ${failed} failed`;
}

interface Server {
  child: ChildProcess;
  url: string;
  apiKey: string;
  cpuSeconds(): number;
  residentMegabytes(): number;
}

async function startServer(project: KeywayProject, providerPort: string): Promise<Server> {
  const apiKey = randomBytes(32).toString('hex');
  const { command, args, cwd, env } = keywayProgram(project, ['serve', '--brand', vendorBrand, '--port', '0'], {
    KEYWAY_OUT: project.out,
    KEYWAY_API_KEYS: apiKey,
    KEYWAY_DATA_DIR: join(project.folder, '.keyway'),
    // Many readers at one provider, whom a proxy tells apart: what one may do is no measure of what the server can.
    KEYWAY_TRUSTED_PROXIES: '127.0.0.1',
    KEYWAY_PROVIDER_CHECKS: '1000000',
    KEYWAY_OUTBOUND_EXCEPTIONS: `https://api.${plan.slug}.example=http://127.0.0.1:${providerPort}`,
  });
  const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
  process.on('exit', () => child.kill('SIGKILL'));
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.once('exit', () => reject(new Error(`keyway serve ended:\n${said}`)));
    child.stdout.on('data', (chunk: Buffer) => {
      if (said.length < 10_000) said += chunk.toString();
      const port = /http:\/\/localhost:(\d+)/.exec(said)?.[1];
      if (port !== undefined) resolve(`http://127.0.0.1:${port}`);
    });
  });
  const { pid = 0 } = child;
  const processes = () => readSession(pid);
  return {
    child,
    url,
    apiKey,
    cpuSeconds: () => processes().reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0),
    residentMegabytes: () => processes().reduce((sum, row) => sum + residentKilobytes(row.pid), 0) / 1024,
  };
}

function residentKilobytes(pid: number): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
}

async function firstLine({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error('The process has no output');
  const [chunk] = (await once(stdout, 'data')) as [Buffer];
  return chunk.toString().trim();
}

/** One after another. Answers the waits in milliseconds, shortest first, and the bytes that one page has on its way. */
async function readPages(url: string, coding: string, count: number): Promise<{ waits: number[]; bytes: number }> {
  const waits: number[] = [];
  let bytes = 0;
  for (let turn = 0; turn < count; turn++) {
    const startedAt = performance.now();
    bytes = await new Promise<number>((resolve, reject) => {
      const asked = request(url, { headers: { 'accept-encoding': coding } }, (answer) => {
        let length = 0;
        answer.on('data', (chunk: Buffer) => {
          length += chunk.length;
        });
        answer.on('end', () =>
          answer.statusCode === 200 ? resolve(length) : reject(new Error(`${url} answered ${answer.statusCode}`)),
        );
      });
      asked.on('error', reject).end();
    });
    waits.push(performance.now() - startedAt);
  }
  return { waits: waits.toSorted((a, b) => a - b), bytes };
}
