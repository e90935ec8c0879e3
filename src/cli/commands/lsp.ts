/** `keyway lsp`: the language server, for editors. */
import { Command } from '@commander-js/extra-typings';
import { contentOption, type Perform } from '../arguments.ts';

export function lspCommand(perform: Perform) {
  return new Command('lsp')
    .description('tell an editor what is wrong while somebody writes (Language Server Protocol, on standard input)')
    .addOption(contentOption())
    .option('--stdio', 'speak on standard input and output, as is always done')
    .action(({ content }) =>
      perform(async (environment) => {
        const [{ createConnection }, { serveLanguage }, { readSettings }] = await Promise.all([
          import('vscode-languageserver/node'),
          import('../../lsp/serve-language.ts'),
          import('../../settings.ts'),
        ]);
        const settings = readSettings(environment);
        await serveLanguage(createConnection(process.stdin, process.stdout), {
          contentRoot: content ?? settings.KEYWAY_CONTENT,
          linkBase: settings.KEYWAY_LINK_BASE,
          workingFolder: process.cwd(),
        });
        return 0;
      }),
    );
}
