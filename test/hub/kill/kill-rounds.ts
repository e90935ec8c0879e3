/** Kills a hub in the middle of its work, again and again, and looks each time at what is left. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { type Random, seededRandom } from '../../bench/random.ts';
import { cleanEnvironment } from '../../cli/run-keyway.ts';
import type { PlantedFault } from './killed-hub.ts';
import { compare, type Finding, type OwnerModel } from './owner-model.ts';

export interface KillReport extends Record<Finding, string[]> {
  /** Links, relinks and unlinks that the hub acknowledged. */
  acknowledged: number;
  /** Rounds in which a request was under way when the hub was killed. */
  interrupted: number;
  /** Answers that no client of a sound hub gets. */
  unexpected: string[];
  /** What SQLite says of the database in the end. */
  integrity: unknown;
}

const apiKey = 'key-of-the-kill-tests-0123456789abcdef';
const owners = ['o1', 'o2', 'o3', 'o4', 'o5', 'o6'];

/** One database, one hub after another. The same seed chooses the same requests and moments. */
export async function runKillRounds(
  program: string,
  { folder, rounds, seed, fault = 'none' }: { folder: string; rounds: number; seed: number; fault?: PlantedFault },
): Promise<KillReport> {
  const random = seededRandom(seed);
  const report: KillReport = {
    acknowledged: 0,
    interrupted: 0,
    lost: [],
    doubled: [],
    resurrected: [],
    unexpected: [],
    integrity: undefined,
  };
  const models = owners.map(
    (owner): OwnerModel => ({ owner, known: null, asked: undefined, removed: new Set<string>() }),
  );
  const start = () => loadHub(program, [folder, fault, apiKey]);
  let next = start();
  try {
    for (let round = 0; round <= rounds; round += 1) {
      const hub = await next;
      // It loads while the one before it works.
      if (round < rounds) next = start();
      const url = await hub.open();
      await verify(url, models, (finding, owner) => report[finding].push(`${owner} after round ${round}`));
      if (round < rounds) await work(url, models, random, report, hub);
      await hub.kill();
    }
  } finally {
    await (await next).kill();
  }
  const database = new DatabaseSync(join(folder, 'hub.sqlite'));
  report.integrity = database.prepare('PRAGMA integrity_check').get()?.['integrity_check'];
  database.close();
  return report;
}

interface LoadedHub {
  /** Opens the database. @returns Where the hub listens. */
  open(): Promise<string>;
  kill(): Promise<void>;
}

async function loadHub(program: string, args: string[]): Promise<LoadedHub> {
  const child: ChildProcess = fork(program, args, {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: cleanEnvironment({ NODE_COMPILE_CACHE: join(program, '../cache') }),
  });
  await once(child, 'message');
  return {
    async open() {
      child.send('open');
      const [{ port }] = (await once(child, 'message')) as [{ port: number }];
      return `http://127.0.0.1:${port}`;
    },
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

/** Clients link, relink and unlink, each for its owner, until the hub is killed at a moment that chance chooses. */
async function work(url: string, models: readonly OwnerModel[], random: Random, report: KillReport, hub: LoadedHub) {
  let untilKill = random.between(1, 12);
  const pauseMs = random.between(0, 6);
  const killed = Promise.withResolvers<void>();
  const state = { kind: 'alive' as 'alive' | 'killed' };
  const acknowledge = () => {
    report.acknowledged += 1;
    untilKill -= 1;
    if (untilKill === 0) setTimeout(killed.resolve, pauseMs);
  };
  const clients = models.map((model) => {
    // A chance of its own for each, whatever the order in which they are answered.
    const own = seededRandom(random.between(0, 2 ** 31));
    return actUntilKilled(url, model, own, { acknowledge, isKilled: () => state.kind === 'killed', report });
  });
  await Promise.race([killed.promise, Promise.all(clients).then(() => wait(0))]);
  if (models.some(({ asked }) => asked !== undefined)) report.interrupted += 1;
  const gone = hub.kill();
  state.kind = 'killed';
  await gone;
  await Promise.all(clients);
}

async function actUntilKilled(
  url: string,
  model: OwnerModel,
  random: Random,
  told: { acknowledge(): void; isKilled(): boolean; report: KillReport },
): Promise<void> {
  try {
    while (!told.isKilled()) {
      const unexpected =
        model.known !== null && random.chance(0.4) ? await unlink(url, model) : await link(url, model, random);
      if (unexpected !== undefined) {
        told.report.unexpected.push(unexpected);
        return;
      }
      told.acknowledge();
    }
  } catch {
    // The connection broke when the hub was killed; what was under way stays open.
  }
}

/** What was answered instead of a success; `undefined` for a success. */
async function link(url: string, model: OwnerModel, random: Random): Promise<string | undefined> {
  const opened = await send(url, 'POST', '/connect_sessions', {
    origin_owner_id: model.owner,
    origin_owner_name: model.owner,
  });
  if (!opened.ok) return `a session: ${opened.status}`;
  const { token } = (await opened.json()) as { token: string };
  const hint = random.between(36 ** 3, 36 ** 4 - 1).toString(36);
  model.asked = { hint };
  const answer = await send(
    url,
    'POST',
    '/hub/accounts',
    { integration_id: 'lodge.api-key', credentials: { api_key: `key-of-an-owner-${hint}` }, check: 'skip' },
    { 'x-hub-session-token': token },
  );
  if (answer.status !== 201) return `a link: ${answer.status}`;
  const { id } = (await answer.json()) as { id: string };
  Object.assign(model, { known: { id, hint }, asked: undefined });
  return undefined;
}

async function unlink(url: string, model: OwnerModel): Promise<string | undefined> {
  const { id = '' } = model.known ?? {};
  model.asked = null;
  const answer = await send(url, 'DELETE', `/accounts/${id}`);
  if (answer.status !== 200) return `an unlink: ${answer.status}`;
  model.removed.add(id);
  Object.assign(model, { known: null, asked: undefined });
  await answer.body?.cancel();
  return undefined;
}

async function verify(
  url: string,
  models: readonly OwnerModel[],
  tell: (finding: Finding, owner: string) => void,
): Promise<void> {
  const answer = await send(url, 'GET', '/accounts?page_size=100');
  const accounts = (await answer.json()) as { id: string; origin_owner_id: string; credential_hint: string }[];
  for (const model of models) {
    const found = accounts
      .filter(({ origin_owner_id }) => origin_owner_id === model.owner)
      .map(({ id, credential_hint: hint }) => ({ id, hint }));
    const finding = compare(model, found);
    if (finding !== undefined) tell(finding, model.owner);
  }
}

function send(url: string, method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  return fetch(url + path, {
    method,
    headers: {
      ...(Object.keys(headers).length > 0 ? headers : { authorization: `Basic ${btoa(`${apiKey}:`)}` }),
      'content-type': 'application/json',
    },
    body: body === undefined ? null : JSON.stringify(body),
  });
}
