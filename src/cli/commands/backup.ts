/** `keyway backup`: the hub's database, copied while it runs. */
import { Command } from '@commander-js/extra-typings';
import type { Perform } from '../arguments.ts';

export function backupCommand(perform: Perform) {
  return new Command('backup')
    .usage('FILE')
    .description("copy the hub's database into a new file, also while it runs")
    .argument('<file>', 'the file to write')
    .action((file) =>
      perform(async (environment) => {
        const [{ backUpHub }, { readSettings }] = await Promise.all([
          import('../back-up-hub.ts'),
          import('../../settings.ts'),
        ]);
        backUpHub(file, readSettings(environment));
        return 0;
      }),
    );
}
