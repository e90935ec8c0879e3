/** `keyway new`: a method of a connector, with its guide. */
import { Command } from '@commander-js/extra-typings';
import { contentOption, type Perform } from '../arguments.ts';

export function newCommand(perform: Perform) {
  return new Command('new')
    .usage('CONNECTOR METHOD [options]')
    .description('write the guide of a provider, its connector and a table that checks it')
    .argument('<connector>', 'the provider, such as acme-crm or "Acme CRM"')
    .argument('<method>', 'what it takes to link an account there, such as api-key')
    .option('--provider <name>', "the provider's name as it writes it")
    .option('--label <name>', 'what the provider calls the credential, such as "API Key"')
    .option('--url <url>', 'an address of its API that answers with the credential alone')
    .option('--header <header>', 'the header that carries it there: "Authorization: Bearer {apiKey}"')
    .option('-y, --yes', 'assume what is not said, and ask nothing')
    .addOption(contentOption())
    .action((connector, method, { content, yes, ...given }) =>
      perform(async (environment) => {
        const [{ newMethod }, { readSettings }] = await Promise.all([
          import('../new-method.ts'),
          import('../../settings.ts'),
        ]);
        return newMethod({ connector, method, content, assume: yes ?? false, ...given }, readSettings(environment));
      }),
    );
}
