/** The questions of `keyway init`. */
import { basename } from 'node:path';
import { siteAddressSchema } from '../brand/index.ts';
import { askAnswers, type Given, type Question } from './ask-answers.ts';
import type { FirstAnswers } from './first-content.ts';
import { slugOf } from './scaffold-connector.ts';

export type GivenAnswers = Given<keyof FirstAnswers>;

function questionsIn(root: string): Question<keyof FirstAnswers>[] {
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

/** What keeps a name from being one of a folder. */
export function nameFault(answer: string): string | undefined {
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
  const answers = await askAnswers(questionsIn(root), given, ask);
  const said = (name: keyof FirstAnswers) => answers.get(name) ?? '';
  return { company: said('company'), site: said('site'), provider: said('provider'), method: said('method') };
}
