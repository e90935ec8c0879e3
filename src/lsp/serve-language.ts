/** `keyway lsp`: what `keyway check` finds, and what can be written, told to an editor by the Language Server Protocol 3.17. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  CompletionItemKind,
  type Connection,
  type Diagnostic,
  DiagnosticSeverity,
  type InitializeParams,
  type InitializeResult,
  type Position,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Issue } from '../guide/index.ts';
import { completionsAt } from './completion.ts';
import { definitionsAt } from './definition.ts';
import { hoverAt } from './hover.ts';
import { quickFixes } from './quick-fixes.ts';
import { rangeOf } from './text-range.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

export interface LanguageServerOptions {
  /** The content folder, from the folder that the editor has open. */
  contentRoot: string;
  linkBase: string | undefined;
  /** The folder to work in where the editor names none. */
  workingFolder: string;
}

/** Milliseconds without a keystroke before the content is checked. */
const quietMs = 150;

/** Serves a client until it says that it is done; resolves then. */
export function serveLanguage(connection: Connection, options: LanguageServerOptions): Promise<void> {
  const documents = new TextDocuments(TextDocument);
  let workspace: Workspace | undefined;
  let editorHasSnippets = false;
  let timer: NodeJS.Timeout | undefined;
  let told: ReadonlyMap<string, readonly Issue[]> = new Map();
  let checking = Promise.resolve();

  connection.onInitialize((params): InitializeResult => {
    const projectRoot = rootOf(params) ?? options.workingFolder;
    editorHasSnippets = saysEditorHasSnippets(params.initializationOptions);
    workspace = openWorkspace({ ...options, projectRoot, contentRoot: resolve(projectRoot, options.contentRoot) });
    return {
      serverInfo: { name: 'keyway' },
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        completionProvider: { triggerCharacters: ['<', '"', "'", '{', '.', '/', '#', ' ', ':'] },
        hoverProvider: true,
        definitionProvider: true,
        codeActionProvider: { codeActionKinds: ['quickfix'] },
      },
    };
  });

  // One check after the other, so that what is told last is what was found last.
  function check(): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      checking = checking.then(tellIssues).catch((cause: unknown) => {
        connection.console.error(cause instanceof Error ? cause.message : String(cause));
      });
    }, quietMs);
  }

  async function tellIssues(): Promise<void> {
    if (!workspace) return;
    const byFile = Map.groupBy(await workspace.findIssues(), ({ file }) => file);
    for (const file of new Set([...told.keys(), ...byFile.keys()])) {
      const diagnostics = (byFile.get(file) ?? []).map(diagnosticOf);
      await connection.sendDiagnostics({ uri: workspace.uriOf(file), diagnostics });
    }
    told = byFile;
  }

  documents.onDidChangeContent(({ document }) => {
    const path = workspace?.pathOf(document.uri);
    if (path === undefined) return;
    workspace?.hold(path, document.getText());
    check();
  });
  documents.onDidClose(({ document }) => {
    const path = workspace?.pathOf(document.uri);
    if (path === undefined) return;
    workspace?.hold(path, undefined);
    check();
  });
  connection.onInitialized(check);
  connection.onDidChangeWatchedFiles(check);

  /** The file of a request, its text and the offset in it; `undefined` for one outside the content folder. */
  function placeOf(uri: string, position: Position) {
    const path = workspace?.pathOf(uri);
    const document = documents.get(uri);
    if (!workspace || path === undefined || !document) return undefined;
    return { workspace, path, text: document.getText(), offset: document.offsetAt(position) };
  }

  connection.onCompletion(async ({ textDocument, position }) => {
    const place = placeOf(textDocument.uri, position);
    if (!place) return [];
    const items = completionsAt(place.path, place.text, place.offset, await place.workspace.view());
    const isTwice = editorHasSnippets && /\.mdx?$/.test(place.path);
    return isTwice ? items.filter(({ kind }) => kind !== CompletionItemKind.Snippet) : items;
  });
  connection.onHover(async ({ textDocument, position }) => {
    const place = placeOf(textDocument.uri, position);
    const value = place && hoverAt(place.path, place.text, place.offset, await place.workspace.view());
    return value === undefined ? null : { contents: { kind: 'markdown', value } };
  });
  connection.onDefinition(async ({ textDocument, position }) => {
    const place = placeOf(textDocument.uri, position);
    return place
      ? definitionsAt(place.path, place.text, place.offset, await place.workspace.view(), place.workspace)
      : [];
  });

  connection.onCodeAction(({ textDocument: { uri }, context }) => {
    const path = workspace?.pathOf(uri);
    const text = documents.get(uri)?.getText();
    if (path === undefined || text === undefined) return [];
    return quickFixes({ uri, text, issues: told.get(path) ?? [] }, context.diagnostics);
  });

  const { promise, resolve: end } = Promise.withResolvers<void>();
  connection.onShutdown(async () => {
    clearTimeout(timer);
    await checking;
    workspace?.[Symbol.dispose]();
    workspace = undefined;
  });
  connection.onExit(() => end());
  documents.listen(connection);
  connection.listen();
  return promise;
}

function rootOf({ workspaceFolders, rootUri }: InitializeParams): string | undefined {
  const uri = workspaceFolders?.[0]?.uri ?? rootUri;
  return uri?.startsWith('file:') ? fileURLToPath(uri) : undefined;
}

/** An editor's extension may bring the snippets of guides itself. */
function saysEditorHasSnippets(options: unknown): boolean {
  return (
    typeof options === 'object' && options !== null && 'guideSnippets' in options && options.guideSnippets === false
  );
}

function diagnosticOf({ line, column, endLine, endColumn, severity, code, what, fix }: Issue): Diagnostic {
  return {
    range: rangeOf({ start: { line, column }, end: { line: endLine, column: endColumn } }),
    severity: severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    source: 'keyway',
    code,
    message: `${what}\n${fix}`,
  };
}
