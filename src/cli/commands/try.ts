/** `keyway try`: what the answers of a provider come to. */
import { Command } from '@commander-js/extra-typings';
import { contentOption, type Perform } from '../arguments.ts';

export function tryCommand(perform: Perform) {
  return new Command('try')
    .usage('CONNECTOR [METHOD] [options]')
    .description('try how a connector checks a credential, on canned answers or on the provider')
    .argument('<connector>', 'the connector: the name of its folder')
    .argument('[method]', 'one of its methods; each when left out')
    .option('--live', 'ask the provider itself, with a credential that is typed at the terminal')
    .addOption(contentOption())
    .action((connector, method, { content, live }) =>
      perform(async (environment) => {
        const [{ tryConnector }, { readSettings }] = await Promise.all([
          import('../try-connector.ts'),
          import('../../settings.ts'),
        ]);
        return tryConnector(
          { connector, method, content, asks: live ? 'provider' : 'table' },
          readSettings(environment),
        );
      }),
    );
}
