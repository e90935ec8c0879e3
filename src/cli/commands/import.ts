/** `keyway import`: exported pages back to guides. */
import { Command } from '@commander-js/extra-typings';
import { ArgumentsInvalid, contentOption, type Perform } from '../arguments.ts';

export function importCommand(perform: Perform) {
  return new Command('import')
    .usage('FILE.md… [options]')
    .description('turn exported pages into guides')
    .argument('<file.md...>', 'the exported page to import')
    .addOption(contentOption())
    .option('--to <path>', 'the file to write, for one page')
    .option('--force', 'replace files that exist')
    .action((files, { content, to, force }) => {
      if (to !== undefined && files.length > 1)
        throw new ArgumentsInvalid('--to names one file, so import one at a time with it.');
      return perform(async (environment) => {
        const [{ importGuides }, { readSettings }] = await Promise.all([
          import('../import-guides.ts'),
          import('../../settings.ts'),
        ]);
        const existing = force ? 'replace' : 'keep';
        return importGuides({ files, to, existing, content }, readSettings(environment));
      });
    });
}
