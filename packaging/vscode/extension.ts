/** Starts the language server of the folder that is open in Visual Studio Code. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
// biome-ignore lint/correctness/noUndeclaredDependencies: the editor has it; only its types are a package.
import { type ExtensionContext, window, workspace } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/node';

/** Where a folder has Keyway: installed, or as its own source. */
const launchers = ['node_modules/keyway/src/cli/keyway.mjs', 'src/cli/keyway.mjs'];

/** Called by the editor once a folder with guides is open. */
export async function activate(context: ExtensionContext): Promise<void> {
  const folder = workspace.workspaceFolders?.[0]?.uri.fsPath;
  const launcher = folder && launchers.map((path) => join(folder, path)).find((path) => existsSync(path));
  if (!folder || !launcher) {
    window.showWarningMessage('Keyway is not installed in this folder. Run: npm install keyway');
    return;
  }
  const content = workspace.getConfiguration('keyway').get('content', 'content');
  const client = new LanguageClient(
    'keyway',
    'Keyway',
    { command: 'node', args: [launcher, 'lsp', '--stdio', '--content', content], options: { cwd: folder } },
    {
      documentSelector: [{ scheme: 'file', pattern: `${folder}/${content}/**/*.{md,mdx,yaml}` }],
      // The extension's own snippets are there before the server is.
      initializationOptions: { guideSnippets: false },
      synchronize: { fileEvents: workspace.createFileSystemWatcher(`**/${content}/**`) },
    },
  );
  context.subscriptions.push(client);
  await client.start();
}
