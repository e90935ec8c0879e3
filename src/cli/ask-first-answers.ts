/** The questions of `keyway init`: what options leave open is asked where somebody can answer, and else assumed. */
import { basename } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { siteAddressSchema } from '../brand/index.ts';
import { ArgumentsInvalid } from './arguments.ts';
import { type FirstAnswers, slugOf } from './first-content.ts';

export type GivenAnswers = { [name in keyof FirstAnswers]?: string | undefined };

interface Question {
  name: keyof FirstAnswers;
  text: string;
  assumed: (answers: GivenAnswers) => string;
  /** What is wrong with an answer; `undefined` if nothing is. */
  fault: (answer: string) => string | undefined;
}

function questionsIn(root: string): Question[] {
  const folder = basename(root)
    .replace(/(?:^|[-_. ]+)(\w?)/g, (_, first: string) => ` ${first.toUpperCase()}`)
    .trim();
  return [
    { name: 'company', text: 'The name of your company', assumed: () => folder || 'My Company', fault: nameFault },
    {
      name: 'site',
      text: 'Where the guides will stand',
      assumed: ({ company = '' }) => `https://help.${slugOf(company)}.example`,
      fault: (answer) =>
        siteAddressSchema.safeParse(answer).success
          ? undefined
          : `"${answer}" is no address of a site, such as https://help.example.com`,
    },
    { name: 'provider', text: 'The first provider to write a guide for', assumed: () => 'Example', fault: nameFault },
    {
      name: 'method',
      text: 'What is needed from there to link an account',
      assumed: () => 'API Key',
      fault: nameFault,
    },
  ];
}

function nameFault(answer: string): string | undefined {
  return slugOf(answer) === undefined
    ? `"${answer}" has no letter from a to z and no digit, and so gives no name for a folder`
    : undefined;
}

/**
 * The answers that options give, and for the others what somebody says, or what is assumed.
 * @param ask Asks a person, and resolves to what they typed; left out where nobody is there.
 * @throws {ArgumentsInvalid} If an option can't be used.
 */
export async function askFirstAnswers(
  given: GivenAnswers,
  root: string,
  ask?: (question: string) => Promise<string>,
): Promise<FirstAnswers> {
  const answers: GivenAnswers = { ...given };
  for (const question of questionsIn(root)) answers[question.name] = await answerTo(question, answers, ask);
  const { company = '', site = '', provider = '', method = '' } = answers;
  return { company, site, provider, method };
}

async function answerTo(
  { name, text, assumed, fault }: Question,
  answers: GivenAnswers,
  ask: ((question: string) => Promise<string>) | undefined,
): Promise<string> {
  const given = answers[name]?.trim();
  if (given !== undefined) {
    const wrong = fault(given);
    if (wrong !== undefined) throw new ArgumentsInvalid(`--${name}: ${wrong}.`);
    return given;
  }
  const fallback = assumed(answers);
  if (!ask) return fallback;
  for (let hint = ''; ; ) {
    const answer = (await ask(`${hint}${text} (${fallback}): `)).trim() || fallback;
    const wrong = fault(answer);
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
