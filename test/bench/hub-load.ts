/** Linking by many at once: each turn opens a session as a partner's server does, and links with it as a browser does. */
import { Pool } from 'undici';
import { spreadOf } from './figures.ts';
import type { GuidePlan } from './plan-guide.ts';

export interface LinkTarget {
  url: string;
  apiKey: string;
  /** Whose connector is linked. */
  plan: GuidePlan;
}

export interface Load {
  linked: number;
  /** Answered 429 or 503. */
  shed: number;
  /** Answered in another way, or not at all. */
  failed: number;
  seconds: number;
  /** Of turns that linked, in milliseconds. */
  p50: number;
  p99: number;
}

export interface Linker {
  /** So many turns by so many at once, each beginning when the one before has ended. */
  turns(count: number, atOnce: number): Promise<Load>;
  /** Turns that begin at a rate a second, whatever became of those before. */
  atRate(perSecond: number, seconds: number): Promise<Load>;
  close(): Promise<void>;
}

type Outcome = { kind: 'linked'; ms: number } | { kind: 'shed' } | { kind: 'failed' };

export function openLinker({ url, apiKey, plan }: LinkTarget): Linker {
  const pool = new Pool(url, { connections: 512 });
  const credentials = Object.fromEntries(plan.fields.map(({ key }) => [key, 'a-credential-of-the-bench-0123456789']));
  let owners = 0;

  async function post(path: string, headers: Record<string, string>, body: unknown) {
    const answer = await pool.request({
      path,
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    return { status: answer.statusCode, json: (await answer.body.json()) as { token?: string } };
  }

  async function turn(): Promise<Outcome> {
    const startedAt = performance.now();
    // An owner and an address of its own: the hub lets nobody check without end.
    const owner = `owner-${owners++}`;
    const client = { 'x-forwarded-for': `10.${(owners >> 16) & 255}.${(owners >> 8) & 255}.${owners & 255}` };
    try {
      const authorization = `Basic ${btoa(`${apiKey}:`)}`;
      const session = { origin_owner_id: owner, origin_owner_name: 'Owner of the bench' };
      const opened = await post('/connect_sessions', { authorization, ...client }, session);
      if (opened.status !== 201) return refused(opened.status);
      const link = { integration_id: `${plan.slug}.${plan.method.id}`, credentials };
      const reader = { 'x-hub-session-token': opened.json.token ?? '', ...client };
      const linked = await post('/hub/accounts', reader, link);
      return linked.status === 201 ? { kind: 'linked', ms: performance.now() - startedAt } : refused(linked.status);
    } catch {
      return { kind: 'failed' };
    }
  }

  return {
    async turns(count, atOnce) {
      const startedAt = performance.now();
      const outcomes: Outcome[] = [];
      let begun = 0;
      await Promise.all(
        Array.from({ length: atOnce }, async () => {
          while (begun++ < count) outcomes.push(await turn());
        }),
      );
      return loadOf(outcomes, startedAt);
    },
    async atRate(perSecond, seconds) {
      const startedAt = performance.now();
      const begun: Promise<Outcome>[] = [];
      await new Promise<void>((resolve) => {
        const timer = setInterval(() => {
          const elapsed = (performance.now() - startedAt) / 1000;
          while (begun.length < Math.min(elapsed, seconds) * perSecond) begun.push(turn());
          if (elapsed < seconds) return;
          clearInterval(timer);
          resolve();
        }, 5);
      });
      return loadOf(await Promise.all(begun), startedAt);
    },
    close: () => pool.destroy(),
  };
}

function refused(status: number): Outcome {
  return { kind: status === 429 || status === 503 ? 'shed' : 'failed' };
}

function loadOf(outcomes: readonly Outcome[], startedAt: number): Load {
  const ms = outcomes.flatMap((outcome) => (outcome.kind === 'linked' ? [outcome.ms] : [])).toSorted((a, b) => a - b);
  const count = (kind: Outcome['kind']) => outcomes.filter((outcome) => outcome.kind === kind).length;
  return {
    linked: ms.length,
    shed: count('shed'),
    failed: count('failed'),
    seconds: (performance.now() - startedAt) / 1000,
    p50: ms.length === 0 ? 0 : spreadOf(ms).median,
    p99: ms[Math.floor(ms.length * 0.99)] ?? 0,
  };
}
