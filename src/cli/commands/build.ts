/** `keyway build`: content to a folder of static files for each brand. */
import { Command, Option } from '@commander-js/extra-typings';
import { hostKinds } from '../../server/host-kinds.ts';
import {
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
    .option('--timings', 'say how long each stage took')
    .action(({ brand, allBrands, content, out, explain, headers = 'none', keepGoing, timings: isTimed }) => {
      const brands = brandsOf({ brand, allBrands });
      return perform(async (environment) => {
        const [{ buildBrands }, { readSettings }] = await Promise.all([
          import('../build-brands.ts'),
          import('../../settings.ts'),
        ]);
        const faults = keepGoing ? 'keep-going' : 'stop';
        const report = explain ? 'explain' : 'none';
        const timings = isTimed ? 'table' : 'none';
        return buildBrands({ brands, content, out, faults, report, headers, timings }, readSettings(environment));
      });
    });
}

function headersOption() {
  return new Option('--headers <host>', `write the headers for a host: ${hostKinds.join(', ')}`).argParser((text) =>
    text === 'none' ? ('none' as const) : parseChoice(text, hostKinds, 'There are no headers for'),
  );
}
