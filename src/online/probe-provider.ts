/** Whether a provider refuses a key that was made up, as its connector's check understands the answer. */
import type { Method } from '../connector/index.ts';
import { parseCredentials } from '../hub/credentials.ts';
import { HubError } from '../hub/hub-error.ts';
import { verify } from '../hub/verification.ts';
import type { Ask, Reply } from './ask-politely.ts';
import { junkCredential } from './junk-credential.ts';

export type ProbeAnswer =
  | { kind: 'refused' }
  /** The verdict is one with which an account is linked. */
  | { kind: 'accepted' }
  /** An answer that is no outage, and that the check takes for one. */
  | { kind: 'unforeseen'; status: number }
  | { kind: 'unanswered'; why: Exclude<Reply['kind'], 'answered'> | 'status' | 'unfit'; status?: number };

export interface ProbeDeps {
  ask: Ask;
  /** Between two questions to a provider that did not answer the first. */
  pause(): Promise<void>;
  now(): Date;
}

/** Sends a made-up credential, and nothing that anybody has. */
export async function probeProvider(method: Method, { ask, pause, now }: ProbeDeps): Promise<ProbeAnswer> {
  const parsed = parseCredentials(method, junkCredential(method));
  if (parsed.kind === 'incomplete') return { kind: 'unanswered', why: 'unfit' };
  let reply: Reply | undefined;
  const outbound = async (request: Parameters<Ask>[0]) => {
    reply = await ask(request);
    if (isOutage(reply)) {
      await pause();
      reply = await ask(request);
    }
    return reply.kind === 'answered' || reply.kind === 'timed-out' ? reply : { kind: 'unreachable' as const };
  };
  try {
    const checked = await verify(method, parsed.credentials, { outbound, clock: now });
    if (checked.kind === 'unfit' || reply === undefined) return { kind: 'unanswered', why: 'unfit' };
    if (reply.kind !== 'answered') return { kind: 'unanswered', why: reply.kind };
    return answerOf(checked.verdict, reply.status);
  } catch (cause) {
    // A request that can't be made is an issue of the file already.
    if (cause instanceof HubError) return { kind: 'unanswered', why: 'unfit' };
    throw cause;
  }
}

function isOutage(reply: Reply): boolean {
  return reply.kind === 'answered' ? reply.status >= 500 : reply.kind === 'timed-out' || reply.kind === 'unreachable';
}

type Checked = Extract<Awaited<ReturnType<typeof verify>>, { kind: 'verdict' }>;

function answerOf(verdict: Checked['verdict'], status: number): ProbeAnswer {
  switch (verdict.kind) {
    case 'accepted':
    case 'unchecked':
      return { kind: 'accepted' };
    case 'rejected':
    case 'rights-missing':
      return { kind: 'refused' };
    case 'could-not-check':
      return verdict.code === 'unexpected-answer'
        ? { kind: 'unforeseen', status }
        : { kind: 'unanswered', why: 'status', status };
    default:
      return verdict satisfies never;
  }
}
