/** `keyway shot`: pictures of pages. */
import { Command, Option } from '@commander-js/extra-typings';
import { ArgumentsInvalid, brandOption, contentOption, type Perform, parseChoice } from '../arguments.ts';

const schemes = ['light', 'dark', 'both'] as const;
const usualWidths = [1440, 390];

export function shotCommand(perform: Perform) {
  return new Command('shot')
    .usage('PAGE… [options]')
    .description('take pictures of whole pages, for a review')
    .argument('<page...>', "the page: its guide's file, or its path on the site")
    .addOption(brandOption())
    .addOption(contentOption())
    .addOption(widthOption())
    .addOption(schemeOption())
    .option('--out <dir>', 'the folder for the pictures; "shots" when left out')
    .action((pages, { width = usualWidths, scheme = 'light', out = 'shots', ...options }) =>
      perform(async (environment) => {
        const [{ takeShots }, { settingsFor }] = await Promise.all([
          import('../take-shots.ts'),
          import('../settings-for.ts'),
        ]);
        const chosen = scheme === 'both' ? (['light', 'dark'] as const) : [scheme];
        return takeShots(
          { pages, widths: width, schemes: chosen, out },
          settingsFor(options, environment),
          environment,
        );
      }),
    );
}

function widthOption() {
  return new Option(
    '--width <pixels>',
    'the width of the window, or several with commas; 1440,390 when left out',
  ).argParser((text) => {
    const widths = text.split(',').map(Number);
    if (!widths.every((width) => Number.isInteger(width) && width >= 200 && width <= 4000))
      throw new ArgumentsInvalid(`"${text}" is no width. Use whole numbers from 200 to 4000.`);
    return widths;
  });
}

function schemeOption() {
  return new Option('--scheme <scheme>', 'light or dark; light when left out')
    .choices(schemes)
    .argParser((text) => parseChoice(text, schemes, 'There is no scheme'));
}
