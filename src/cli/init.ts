/** `keyway init`: asks what there is to know, writes the first files, and says what to do next. */
import { openTerminal } from './ask-answers.ts';
import { askFirstAnswers, type GivenAnswers } from './ask-first-answers.ts';
import { initContent } from './init-content.ts';

export interface InitCommand extends GivenAnswers {
  /** The content folder, from the folder where somebody works. */
  content: string;
  /** Whether to assume what options do not say, and ask nothing. */
  assume: boolean;
}

/**
 * Makes the first files of a house; answers the exit code.
 * @throws {ArgumentsInvalid}
 */
export async function init({ content, assume, ...given }: InitCommand): Promise<number> {
  const root = process.cwd();
  const terminal = assume ? undefined : openTerminal();
  try {
    const answers = await askFirstAnswers(given, root, terminal?.ask);
    const { written, kept } = await initContent({ root, content, ...answers });
    for (const path of written) console.log(`Wrote ${path}`);
    for (const path of kept) console.log(`Left ${path} as it is`);
  } finally {
    terminal?.close();
  }
  console.log(`
Next:
  npx keyway dev     the site, as you write
  npx keyway check   what is wrong in the content
  npx keyway build   the site as static files, in dist`);
  return 0;
}
