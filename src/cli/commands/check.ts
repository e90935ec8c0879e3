/** `keyway check`: what is wrong in the content. */
import { Command } from '@commander-js/extra-typings';
import { contentOption, formatOption, issueFormats, type Perform } from '../arguments.ts';

export function checkCommand(perform: Perform) {
  return new Command('check')
    .usage('[PATH…] [options]')
    .description('find what is wrong in the content')
    .argument('[path...]', 'files and folders to tell of; all when left out')
    .addOption(contentOption())
    .addOption(formatOption(issueFormats))
    .action((paths, { content, format = 'pretty' }) =>
      perform(async (environment) => {
        const [{ checkFolder }, { readSettings }] = await Promise.all([
          import('../check-folder.ts'),
          import('../../settings.ts'),
        ]);
        return checkFolder({ paths, content, format }, readSettings(environment));
      }),
    );
}
