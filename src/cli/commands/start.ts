/** `keyway start`: build, then serve. */
import { Command } from '@commander-js/extra-typings';
import { brandOption, contentOption, type Perform, portOption } from '../arguments.ts';

export function startCommand(perform: Perform) {
  return new Command('start')
    .description('build the site of a brand and serve it with the hub')
    .addOption(brandOption())
    .addOption(contentOption())
    .addOption(portOption())
    .action((options) =>
      perform(async (environment, { check: { rules } }) => {
        const [{ requireFreePort }, { settingsFor }] = await Promise.all([
          import('../../server/listen.ts'),
          import('../settings-for.ts'),
        ]);
        const settings = settingsFor(options, environment);
        // A port that is taken is better known before the build than after it.
        await requireFreePort({ host: settings.HOST, port: settings.PORT });
        const { buildBrands } = await import('../build-brands.ts');
        const { KEYWAY_BRAND: brand } = settings;
        const brands = brand === undefined ? 'vendor' : { named: brand };
        const failed = await buildBrands(
          {
            brands,
            content: undefined,
            out: undefined,
            faults: 'stop',
            report: 'none',
            headers: 'none',
            timings: 'none',
            rules,
          },
          settings,
        );
        if (failed !== 0) return failed;
        const { serveBuilt } = await import('../serve-built.ts');
        await serveBuilt('one', settings, environment);
        return undefined;
      }),
    );
}
