/** `keyway serve` as a process whose every output and file can be searched. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { cleanEnvironment, runKeyway } from '../cli/run-keyway.ts';
import { commandLine, projectRoot } from '../site/build-sites.ts';

export const apiKey = 'a-key-of-the-tests-0123456789abcdef';

/** How a provider is asked: where in the request the secret stands. `act` is a path that the scripted provider knows. */
const requests = {
  header: (act: string) => ({ url: `https://lodge.invalid/${act}`, headers: { 'x-token': '{token}' } }),
  bearer: (act: string) => ({ url: `https://lodge.invalid/${act}`, headers: { authorization: 'Bearer {token}' } }),
  path: (act: string) => ({ url: `https://lodge.invalid/of/{token}/${act}` }),
  query: (act: string) => ({ url: `https://lodge.invalid/${act}?token={token}` }),
  basic: (act: string) => ({
    url: `https://lodge.invalid/${act}`,
    basic: { username: '{token}', password: '{token}' },
  }),
  json: (act: string) => ({ url: `https://lodge.invalid/${act}`, method: 'POST', json: { deep: ['{token}'] } }),
};

export const ways = Object.keys(requests);

/** A connector file with a method for each way and act, `path-echo`, and one that nobody can check, `nobody-asked`. */
export function connectorOf(acts: readonly string[]): string {
  const fields = [{ key: 'token', label: 'Token', type: 'password', secret: true, step: 'create' }];
  const answers = [{ status: 403, verdict: 'rights-missing' }];
  const asked = Object.entries(requests).flatMap(([way, requestOf]) =>
    acts.map((act) => [
      `${way}-${act}`,
      { label: way, type: 'custom', fields, verify: { request: requestOf(act), answers } },
    ]),
  );
  const methods = Object.fromEntries([...asked, ['nobody-asked', { label: 'Nobody', type: 'custom', fields }]]);
  // JSON is YAML.
  return JSON.stringify({ name: 'Known', description: 'A provider of tests.', category: 'Test', methods });
}

export interface TraceHub {
  url: string;
  ask(method: string, path: string, init?: { headers?: Record<string, string>; body?: string }): Promise<Response>;
  /** Ends it as a crash does. */
  kill(): Promise<void>;
  /** All that it said and keeps, by the place. */
  sinks(): Record<string, Buffer>;
}

/** Starts a hub in a folder, with a temporary folder of its own there. */
export async function startTraceHub(folder: string, environment: Record<string, string>): Promise<TraceHub> {
  const [data, temporary] = [join(folder, 'data'), join(folder, 'tmp')];
  for (const path of [data, temporary]) mkdirSync(path, { recursive: true });
  const child = spawn(process.execPath, [...commandLine(), 'serve', '--port', '0'], {
    cwd: projectRoot,
    env: cleanEnvironment({ KEYWAY_DATA_DIR: data, KEYWAY_API_KEYS: apiKey, TMPDIR: temporary, ...environment }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = once(child, 'exit');
  const printed = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
  const said: Record<'answers' | 'headers', string[]> = { answers: [], headers: [] };
  const url = await new Promise<string>((resolve, reject) => {
    gone.then(() => reject(new Error(`It ended: ${Buffer.concat(printed.stderr)}`)));
    for (const name of ['stdout', 'stderr'] as const)
      child[name].on('data', (chunk: Buffer) => {
        printed[name].push(chunk);
        const found = /http:\/\/localhost:\d+/.exec(Buffer.concat(printed[name]).toString());
        if (found) resolve(found[0]);
      });
  });
  return {
    url,
    async ask(method, path, { headers = {}, body } = {}) {
      const answer = await fetch(url + path, { method, headers, body: body ?? null, redirect: 'manual' });
      said.headers.push(`${answer.status} ${JSON.stringify([...answer.headers])}`);
      said.answers.push(await answer.clone().text());
      return answer;
    },
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
    sinks: () => ({
      answers: Buffer.from(said.answers.join('\n')),
      'answer headers': Buffer.from(said.headers.join('\n')),
      stdout: Buffer.concat(printed.stdout),
      stderr: Buffer.concat(printed.stderr),
      ...filesIn(data),
      'other temporary files': Buffer.concat(Object.values(filesIn(temporary))),
      'rows of all tables': rowsOf(join(data, 'hub.sqlite')),
    }),
  };
}

/** What the commands that look after a hub's data say and write: check, rotate, backup, and a restore elsewhere. */
export async function runOperatorCommands(folder: string): Promise<Record<string, Buffer>> {
  const backup = join(folder, 'backup.sqlite');
  const said: string[] = [];
  for (const args of [
    ['vault', 'check'],
    ['vault', 'rotate'],
    ['backup', backup],
    ['restore', backup],
  ]) {
    const { stdout, stderr } = await runKeyway(args, { KEYWAY_DATA_DIR: join(folder, 'data') });
    said.push(args.join(' '), stdout, stderr);
  }
  return { 'operator commands': Buffer.from(said.join('\n')), backup: readFileSync(backup) };
}

function filesIn(folder: string): Record<string, Buffer> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(files.map(({ name, parentPath }) => [name, readFileSync(join(parentPath, name))]));
}

/** Every cell of every table there is: in the file a long one is spread over pages. */
function rowsOf(path: string): Buffer {
  const database = new DatabaseSync(path, { readOnly: true, timeout: 5_000 });
  try {
    const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
    const cells = tables.flatMap(({ name }) =>
      database
        .prepare(`SELECT * FROM "${name}"`)
        .all()
        .flatMap((row) => [String(name), ...Object.values(row)]),
    );
    return Buffer.concat(cells.map((cell) => (cell instanceof Uint8Array ? cell : Buffer.from(`${cell}\n`))));
  } finally {
    database.close();
  }
}
