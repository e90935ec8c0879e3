/** `keyway restore`: a backup in the place of the hub's database. */
import { Command } from '@commander-js/extra-typings';
import type { Perform } from '../arguments.ts';

export function restoreCommand(perform: Perform) {
  return new Command('restore')
    .usage('FILE [options]')
    .description("put a backup in the place of the hub's database, while no hub runs")
    .argument('<file>', 'the backup')
    .option('--overwrite', 'replace the database that is there')
    .action((file, { overwrite }) =>
      perform(async (environment) => {
        const [{ restoreHub }, { readSettings }] = await Promise.all([
          import('../back-up-hub.ts'),
          import('../../settings.ts'),
        ]);
        await restoreHub(file, { existing: overwrite ? 'overwrite' : 'keep' }, readSettings(environment));
        return 0;
      }),
    );
}
