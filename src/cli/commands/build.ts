/** `keyway build`: content to a folder of static files for each brand. */
import { Command, Option } from '@commander-js/extra-typings';
import type { Shard } from '../../build/shards.ts';
import { hostKinds } from '../../server/host-kinds.ts';
import {
  ArgumentsInvalid,
  allBrandsOption,
  brandOption,
  brandsOf,
  contentOption,
  outOption,
  type Perform,
  parseChoice,
} from '../arguments.ts';

export function buildCommand(perform: Perform) {
  return new Command('build')
    .description('build the site of one brand, or of all')
    .addOption(brandOption())
    .addOption(allBrandsOption())
    .addOption(contentOption())
    .addOption(outOption())
    .option('--explain', 'write a report on everything that the brand changes')
    .addOption(headersOption())
    .option('--keep-going', 'show what is wrong on the pages instead of stopping')
    .addOption(shardOption())
    .option('--timings', 'say how long each stage took')
    .action(({ brand, allBrands, content, out, explain, headers = 'none', keepGoing, shard, timings: isTimed }) => {
      const brands = brandsOf({ brand, allBrands });
      return perform(async (environment, { check: { rules = [] } }) => {
        const [{ buildBrands }, { readSettings }] = await Promise.all([
          import('../build-brands.ts'),
          import('../../settings.ts'),
        ]);
        const faults = keepGoing ? 'keep-going' : 'stop';
        const report = explain ? 'explain' : 'none';
        const timings = isTimed ? 'table' : 'none';
        return buildBrands(
          { brands, content, out, faults, report, headers, shard, timings, rules },
          readSettings(environment),
        );
      });
    });
}

export function headersOption() {
  return new Option('--headers <host>', `write the headers for a host: ${hostKinds.join(', ')}`).argParser((text) =>
    text === 'none' ? ('none' as const) : parseChoice(text, hostKinds, 'There are no headers for'),
  );
}

function shardOption() {
  return new Option('--shard <i/n>', 'make one of n parts, for `keyway merge`').argParser(parseShard);
}

function parseShard(text: string): Shard {
  const [, index = 0, count = 0] = (/^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []).map(Number);
  if (index < 1 || index > count)
    throw new ArgumentsInvalid(`"${text}" is no shard. Write 1/3 for the first of three.`);
  return { index, count };
}
