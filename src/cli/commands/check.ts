/** `keyway check`: what is wrong in the content. */
import { Command } from '@commander-js/extra-typings';
import { contentOption, formatOption, issueFormats, maxWarningsOption, type Perform } from '../arguments.ts';

export function checkCommand(perform: Perform) {
  return new Command('check')
    .usage('[PATH…] [options]')
    .description('find what is wrong in the content')
    .argument('[path...]', 'files and folders to tell of; all when left out')
    .addOption(contentOption())
    .addOption(formatOption(issueFormats))
    .addOption(maxWarningsOption())
    .option('--baseline <file>', 'pass over the issues that this file lists')
    .option('--write-baseline', 'list all issues in that file (keyway-baseline.json)')
    .option('--online', 'ask other hosts, too: whether links are alive, and providers refuse a wrong key')
    .option('--fix', 'mend what can be mended without a change of any page')
    .action((paths, { content, format = 'pretty', maxWarnings, baseline, writeBaseline, online, fix }) =>
      perform(async (environment, { check: house }) => {
        const [{ checkFolder }, { readSettings }] = await Promise.all([
          import('../check-folder.ts'),
          import('../../settings.ts'),
        ]);
        const command = {
          paths,
          content,
          format,
          maxWarnings: maxWarnings ?? house.maxWarnings,
          baseline: baseline ?? house.baseline,
          writes: writeBaseline ? ('baseline' as const) : fix ? ('fixes' as const) : ('nothing' as const),
          rules: house.rules ?? [],
          asks: online ? ('hosts' as const) : ('nobody' as const),
        };
        return checkFolder(command, readSettings(environment));
      }),
    );
}
