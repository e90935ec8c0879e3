/** Asks a provider whether a credential is good that somebody types, and keeps nothing of it. */
import type { Connector, Field, Method } from '../connector/index.ts';
import type { Verdict } from '../contract/hub.ts';
import { parseCredentials } from '../hub/credentials.ts';
import { createOutbound } from '../hub/egress.ts';
import { parseOutboundExceptions } from '../hub/egress-exceptions.ts';
import { verify } from '../hub/verification.ts';
import { sandboxOrigin } from '../server/open-hub.ts';
import type { Settings } from '../settings.ts';
import { ArgumentsInvalid } from './arguments.ts';
import { openPrompt } from './prompt.ts';

const timeoutMs = 15_000;

/**
 * The verdict on what is typed at the terminal. A secret is not echoed, and stands in no argument, file or message. The
 * sandbox is asked where a server of this machine listens, at `PORT`.
 * @throws {ArgumentsInvalid} Without a terminal, and for values that can't be a credential.
 */
export async function tryLive({ name }: Connector, method: Method, settings: Settings): Promise<Verdict> {
  const { request } = method.verify ?? {};
  if (request === undefined) throw new ArgumentsInvalid(`${name}, ${method.label}: nothing checks a credential.`);
  const { stdin, stdout } = process;
  if (!stdin.isTTY || !stdout.isTTY)
    throw new ArgumentsInvalid('A credential is typed at a terminal, and nowhere else. This is none.');
  console.log(`${name}, ${method.label}. What you type is sent once, to ${new URL(hostOf(request.url)).host}.`);
  const sent: Record<string, string> = {};
  const prompt = openPrompt(stdin, stdout);
  try {
    for (const field of method.fields) sent[field.key] = await prompt.ask(questionFor(field), echoOf(field));
  } finally {
    prompt.close();
  }
  const parsed = parseCredentials(method, sent);
  if (parsed.kind === 'incomplete') throw unfit(method, parsed.faults);
  const outbound = createOutbound({ timeoutMs, exceptions: () => exceptionsOf(settings) });
  const checked = await verify(method, parsed.credentials, { outbound, clock: () => new Date() });
  if (checked.kind === 'unfit') throw unfit(method, checked.faults);
  return checked.verdict;
}

/** A value that chooses the host is not known yet. */
function hostOf(url: string): string {
  return url
    .replace(/\{[^{}]*\}/g, '…')
    .replace(/^(https:\/\/[^/?#]*).*$/s, (_, origin: string) => origin.replaceAll('…', 'x'));
}

function questionFor({ label, options, required, host_suffix }: Field): string {
  const choice = options === undefined ? '' : ` [${options.map(({ value }) => value).join(', ')}]`;
  const suffix = host_suffix === undefined ? '' : ` (the part before ${host_suffix})`;
  return `${label}${choice}${suffix}${required ? '' : ' (may be empty)'}: `;
}

function echoOf({ secret, type }: Field): 'shown' | 'hidden' {
  return secret || type === 'password' ? 'hidden' : 'shown';
}

function exceptionsOf({ KEYWAY_OUTBOUND_EXCEPTIONS = '', PORT }: Settings): ReadonlyMap<string, string> {
  const sandbox: [string, string] = [sandboxOrigin, `http://127.0.0.1:${PORT}/sandbox/api`];
  return new Map([sandbox, ...parseOutboundExceptions(KEYWAY_OUTBOUND_EXCEPTIONS)]);
}

/** Faults name fields and rules, never a value. */
function unfit({ fields }: Method, faults: readonly { field: string; rule: string }[]): ArgumentsInvalid {
  const lines = faults.map(({ field, rule }) => `${fields.find(({ key }) => key === field)?.label ?? field} ${rule}.`);
  return new ArgumentsInvalid(lines.join('\n'));
}
