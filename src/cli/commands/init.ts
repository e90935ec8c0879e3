/** `keyway init`: the first brand, connector and guide of a house. */
import { Command } from '@commander-js/extra-typings';
import { contentOption, type Perform } from '../arguments.ts';

export function initCommand(perform: Perform) {
  return new Command('init')
    .description('make the first brand, connector and guide in this folder')
    .option('--company <name>', 'whose guides these are')
    .option('--site <url>', 'where they will stand')
    .option('--provider <name>', 'the first provider to write a guide for')
    .option('--method <name>', 'what it takes to link an account there, such as "API Key"')
    .option('-y, --yes', 'assume what is not said, and ask nothing')
    .addOption(contentOption())
    .action(({ content, yes, ...given }) =>
      perform(async (environment) => {
        const [{ init }, { readSettings }] = await Promise.all([import('../init.ts'), import('../../settings.ts')]);
        const { KEYWAY_CONTENT } = readSettings(environment);
        return init({ content: content ?? KEYWAY_CONTENT, assume: yes ?? false, ...given });
      }),
    );
}
