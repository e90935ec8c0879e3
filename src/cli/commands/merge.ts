/** `keyway merge`: the shards of a build, put together to whole sites. */
import { Command } from '@commander-js/extra-typings';
import { contentOption, outOption, type Perform } from '../arguments.ts';
import { headersOption } from './build.ts';

export function mergeCommand(perform: Perform) {
  return new Command('merge')
    .usage('<DIR…> [options]')
    .description('put together what builds with --shard have made')
    .argument('<dir...>', 'the folders that the shards were built into')
    .addOption(contentOption())
    .addOption(outOption())
    .addOption(headersOption())
    .option('--keep-going', 'show what is wrong on the pages instead of stopping')
    .option('--timings', 'say how long each stage took')
    .action((shards, { content, out, headers = 'none', keepGoing, timings: isTimed }) =>
      perform(async (environment, { check: { rules } }) => {
        const [{ buildBrands }, { readSettings }] = await Promise.all([
          import('../build-brands.ts'),
          import('../../settings.ts'),
        ]);
        const faults = keepGoing ? 'keep-going' : 'stop';
        const timings = isTimed ? 'table' : 'none';
        const brands = { inShards: shards };
        return buildBrands(
          { brands, content, out, faults, report: 'none', headers, timings, rules },
          readSettings(environment),
        );
      }),
    );
}
