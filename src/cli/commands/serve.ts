/** `keyway serve`: what was built, with the hub. */
import { Command } from '@commander-js/extra-typings';
import { allBrandsOption, brandOption, brandsOf, contentOption, type Perform, portOption } from '../arguments.ts';

export function serveCommand(perform: Perform) {
  return new Command('serve')
    .description('serve a built site with the hub, or those of all brands')
    .addOption(brandOption())
    .addOption(allBrandsOption())
    .addOption(contentOption())
    .addOption(portOption())
    .action(({ brand, allBrands, content, port }) => {
      const brands = brandsOf({ brand, allBrands });
      return perform(async (environment) => {
        const [{ serveBuilt }, { settingsFor }] = await Promise.all([
          import('../serve-built.ts'),
          import('../settings-for.ts'),
        ]);
        const settings = settingsFor({ brand, content, port }, environment);
        await serveBuilt(brands === 'all' ? 'all' : 'one', settings, environment);
        return undefined;
      });
    });
}
