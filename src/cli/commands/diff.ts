/** `keyway diff`: what differs for readers between two brands, or between two versions of the content. */
import { Command } from '@commander-js/extra-typings';
import { ArgumentsInvalid, brandOption, contentOption, outOption, type Perform } from '../arguments.ts';
import type { DiffBrands } from '../diff-content.ts';

export function diffCommand(perform: Perform) {
  return new Command('diff')
    .usage('BRAND BRAND [options]\n       keyway diff --against DIR [options]')
    .description('compare what readers of two brands see, or of two versions of the content folder')
    .argument('[brand...]', 'two brands')
    .option('--against <dir>', 'another version of the content folder, instead of two brands')
    .addOption(brandOption())
    .addOption(contentOption())
    .addOption(outOption())
    .action((names, { against, brand, content, out }) => {
      const brands = diffBrandsOf(names, { against, brand });
      return perform(async (environment) => {
        const [{ diffContent }, { readSettings }] = await Promise.all([
          import('../diff-content.ts'),
          import('../../settings.ts'),
        ]);
        return diffContent({ brands, content, out }, readSettings(environment));
      });
    });
}

function diffBrandsOf(
  names: readonly string[],
  { brand, against }: { brand: string | undefined; against: string | undefined },
): DiffBrands {
  if (against !== undefined && names.length === 0) return { brand, against };
  const [from, to, ...more] = names;
  if (against !== undefined || from === undefined || to === undefined || more.length > 0)
    throw new ArgumentsInvalid(
      'Name two brands, or another version of the content: keyway diff BRAND BRAND, or keyway diff --against DIR',
    );
  if (brand !== undefined)
    throw new ArgumentsInvalid('--brand says whose versions are compared; it has no meaning beside two brands.');
  return { between: [from, to] };
}
