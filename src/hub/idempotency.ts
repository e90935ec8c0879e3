import { hash } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { z } from 'zod';
import { idempotencyHeader } from '../contract/hub.ts';
import type { AnswerSeal } from './answer-seal.ts';
import type { HubContext } from './hub-context.ts';
import { parseIdempotencyKey } from './idempotency-key.ts';
import type { KeyedDigest } from './keyed-digest.ts';
import { faultOf } from './log-entry.ts';
import { refuse } from './problem.ts';
import { readLimited } from './read-limited.ts';
import { newRecordId } from './record-id.ts';
import type { StoredRequest } from './store/idempotency.ts';
import type { Store } from './store/store.ts';

export interface IdempotencyDeps {
  store: Store;
  clock: () => Date;
  random: (bytes: number) => Uint8Array;
  digest: KeyedDigest;
  answerSeal: AnswerSeal;
}

/** How long an answer is given again. */
const rememberedMs = 24 * 60 * 60 * 1000;

/** Longer than any request takes: whoever is not done by then has crashed, and somebody else may go on. */
const claimMs = 60_000;

/**
 * Lets a request with an Idempotency-Key do its work once. One that was answered is answered alike, without any work;
 * its key with another body is refused (422), and so is its twin while it is worked on (409). What was decided is kept:
 * successes and 422. After any other answer nothing was made, and the same request is worked on anew.
 * @param limitBytes How long a body the route takes.
 */
export function idempotent(deps: IdempotencyDeps, limitBytes: number): MiddlewareHandler<HubContext> {
  const { store, digest, answerSeal } = deps;

  return async (context, next) => {
    const header = context.req.header(idempotencyHeader);
    if (header === undefined) return next();
    const parsed = parseIdempotencyKey(header);
    if (parsed.kind === 'malformed') return refuse(context, 'idempotency-key-malformed');
    const body = await readLimited(context.req.raw, limitBytes);
    if (body === undefined) return refuse(context, 'too-large');
    const { url, method, headers } = context.req.raw;
    context.req.raw = new Request(url, { method, headers, body: new Uint8Array(body) });

    const name = JSON.stringify([whoAsks(context), method, context.req.path, parsed.key]);
    const found = await claim(deps, hash('sha256', name), body);
    if (found.kind === 'known') {
      const { bodyDigest, answer } = found.request;
      if (!digest.isOf(bodyDigest, bodyPurpose, body)) return refuse(context, 'idempotency-key-reused');
      if (answer === null) return refuse(context, 'request-in-flight', { retryAfterSeconds: 2 });
      const kept = keptAnswerSchema.parse(JSON.parse(answerSeal.open(answer, name)));
      context.header('idempotency-replayed', 'true');
      return context.body(kept.body, kept.status, { 'content-type': 'application/json' });
    }

    const { request } = found;
    context.set('creationId', request.creationId);
    await next();
    try {
      if (context.res.ok || context.res.status === 422) {
        const kept = { status: context.res.status, body: await context.res.clone().text() };
        await store.replaceRequest({ ...request, answer: answerSeal.seal(JSON.stringify(kept), name) }, request.claim);
      } else await store.removeRequest(request.id, request.claim);
    } catch (error) {
      // The work is done or refused, and the answer says which. Sent again, it finds what it made by its id.
      context.get('noted').fault = faultOf(error);
    }
    return undefined;
  };
}

const bodyPurpose = 'request body';

const keptAnswerSchema = z.object({
  status: z.union([z.literal(200), z.literal(201), z.literal(422)]),
  body: z.string(),
});

/** The server or the owner that asks: nobody gets another's answer. */
function whoAsks(context: Context<HubContext>): string[] {
  const server = context.get('apiKey');
  if (server === undefined) return ['owner', context.get('session').ownerId];
  return ['server', server.name ?? Buffer.from(server.digest).toString('hex')];
}

type Claim = { kind: 'claimed' | 'known'; request: StoredRequest };

/** Takes a request to be worked on, unless somebody does so or did. */
async function claim(deps: IdempotencyDeps, id: string, body: Uint8Array): Promise<Claim> {
  const { store, clock, digest } = deps;
  const now = clock();
  await store.removeRequests(now);
  const newId = () => newRecordId(deps).toString('hex');
  const request: StoredRequest = {
    id,
    bodyDigest: digest.of(bodyPurpose, body),
    claim: newId(),
    claimedUntil: new Date(now.getTime() + claimMs),
    creationId: newId(),
    answer: null,
    expiresAt: new Date(now.getTime() + rememberedMs),
  };
  if ((await store.addRequest(request)) === 'added') return { kind: 'claimed', request };
  const known = await store.findRequest(id);
  // Given up since: the client may ask again.
  if (known === undefined) return { kind: 'known', request };
  if (known.answer !== null || !digest.isOf(known.bodyDigest, bodyPurpose, body) || isWorkedOn(known, now))
    return { kind: 'known', request: known };
  const taken = { ...request, creationId: known.creationId };
  const outcome = await store.replaceRequest(taken, known.claim);
  return outcome === 'replaced' ? { kind: 'claimed', request: taken } : { kind: 'known', request: known };
}

/** A claim that reaches further than any does is from a clock that has been set back since. */
function isWorkedOn({ claimedUntil }: StoredRequest, now: Date): boolean {
  const leftMs = claimedUntil.getTime() - now.getTime();
  return leftMs > 0 && leftMs <= claimMs;
}
