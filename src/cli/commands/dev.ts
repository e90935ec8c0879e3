/** `keyway dev`: the site with live reload, for writers. */
import { Command } from '@commander-js/extra-typings';
import { brandOption, contentOption, type Perform, portOption } from '../arguments.ts';

export function devCommand(perform: Perform) {
  return new Command('dev')
    .description('serve the site of a brand while it is written, with live reload')
    .addOption(brandOption())
    .addOption(contentOption())
    .addOption(portOption())
    .action((options) =>
      perform(async (environment, { check: house }) => {
        const [{ startDev }, { settingsFor }] = await Promise.all([
          import('../start-dev.ts'),
          import('../settings-for.ts'),
        ]);
        await startDev(settingsFor(options, environment), house.rules ?? []);
        return undefined;
      }),
    );
}
