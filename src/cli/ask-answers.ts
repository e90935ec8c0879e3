/** Questions of commands: what options leave open is asked where somebody can answer, and else assumed. */
import { createInterface } from 'node:readline/promises';
import { ArgumentsInvalid } from './arguments.ts';

export type Given<Name extends string> = { [name in Name]?: string | undefined };

export interface Question<Name extends string> {
  /** As the option is called. */
  name: Name;
  text: string;
  assumed: (answers: Given<Name>) => string;
  /** What is wrong with an answer; `undefined` if nothing is. */
  fault: (answer: string, answers: Given<Name>) => string | undefined;
}

/**
 * The answers that options give, and for the others what somebody says, or what is assumed.
 * @param ask Asks a person, and resolves to what they typed; left out where nobody is there.
 * @throws {ArgumentsInvalid} If an option can't be used.
 */
export async function askAnswers<Name extends string>(
  questions: readonly Question<Name>[],
  given: Given<Name>,
  ask?: (question: string) => Promise<string>,
): Promise<Map<Name, string>> {
  const answers: Given<Name> = { ...given };
  const said = new Map<Name, string>();
  for (const question of questions) {
    const answer = await answerTo(question, answers, ask);
    answers[question.name] = answer;
    said.set(question.name, answer);
  }
  return said;
}

async function answerTo<Name extends string>(
  { name, text, assumed, fault }: Question<Name>,
  answers: Given<Name>,
  ask: ((question: string) => Promise<string>) | undefined,
): Promise<string> {
  const given = answers[name]?.trim();
  if (given !== undefined) {
    const wrong = fault(given, answers);
    if (wrong !== undefined) throw new ArgumentsInvalid(`--${name}: ${wrong}.`);
    return given;
  }
  const fallback = assumed(answers);
  if (!ask) return fallback;
  for (let hint = ''; ; ) {
    const answer = (await ask(`${hint}${text} (${fallback}): `)).trim() || fallback;
    const wrong = fault(answer, answers);
    if (wrong === undefined) return answer;
    hint = `${wrong}.\n`;
  }
}

/** Asks at the terminal, if there is one. Close it after the last question. */
export function openTerminal(): { ask: (question: string) => Promise<string>; close(): void } | undefined {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return undefined;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  return { ask: (question) => terminal.question(question), close: () => terminal.close() };
}
