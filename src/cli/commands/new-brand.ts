/** `keyway new-brand`: the folder of a new brand. */
import { Argument, Command } from '@commander-js/extra-typings';
import { ArgumentsInvalid, contentOption, type Perform } from '../arguments.ts';

export function newBrandCommand(perform: Perform) {
  return new Command('new-brand')
    .usage('NAME [options]')
    .description('make the folder of a new brand, ready to check and to build')
    .addArgument(new Argument('<name>', 'the brand in lower-case letters, digits and hyphens').argParser(parseNewBrand))
    .addOption(contentOption())
    .option('--extends <brand>', 'a brand to take over from what the new one does not say')
    .action((brand, { content, extends: base }) =>
      perform(async (environment) => {
        const [{ newBrand }, { readView }, { readSettings }] = await Promise.all([
          import('../new-brand.ts'),
          import('../read-view.ts'),
          import('../../settings.ts'),
        ]);
        const view = await readView({ brand: undefined, content }, readSettings(environment));
        const made = await newBrand(brand, base, view.content);
        if (made.is === 'there-already') {
          console.error(`${made.folder} is there already, and stays as it is. Choose another name.`);
          return 1;
        }
        console.log(`Made ${made.folder}. Change the names and addresses in its brand.yaml, then run:`);
        console.log(`  npx keyway build --brand ${brand}`);
        return 0;
      }),
    );
}

/** The name is a folder's and stands in commands. */
function parseNewBrand(text: string): string {
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text))
    throw new ArgumentsInvalid('Name the brand in lower-case letters, digits and hyphens: keyway new-brand NAME');
  return text;
}
