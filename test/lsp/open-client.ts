/** An editor that speaks to `keyway lsp` as a process. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'vitest';
import {
  CodeActionRequest,
  CompletionRequest,
  createProtocolConnection,
  DefinitionRequest,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  type Hover,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type Location,
  PublishDiagnosticsNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

const launcher = resolve(import.meta.dirname, '../../src/cli/keyway.mjs');

/** What is marked in a text: `‸` is the cursor. */
function splitAtCursor(marked: string): { text: string; position: { line: number; character: number } } {
  const at = marked.indexOf('‸');
  if (at === -1) throw new Error('The text marks no cursor.');
  const before = marked.slice(0, at).split('\n');
  return {
    text: marked.replace('‸', ''),
    position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 },
  };
}

export interface Client {
  /** The folder that the editor has open. */
  folder: string;
  /** Writes a text into an open file, or opens it with that; it is not saved. */
  write(path: string, text: string): Promise<void>;
  read(path: string): string;
  close(path: string): Promise<void>;
  /** What the editor shows of faults in a file: `line:column-line:column severity code message`. */
  faultsOf(path: string): string[];
  /** Waits until the faults of a file are these. */
  expectFaults(path: string, faults: unknown): Promise<void>;
  /** What is offered at the cursor `‸` of a text, by its labels. */
  complete(path: string, marked: string): Promise<string[]>;
  /** The text that an offer makes of the line of the cursor. */
  accept(path: string, marked: string, label: string): Promise<string>;
  hover(path: string, marked: string): Promise<string | undefined>;
  /** The file's text with the fix for its first fault of this code in it. */
  fix(path: string, code: string): Promise<string>;
  /** Where a name leads: `path:line:column`. */
  define(path: string, marked: string): Promise<string[]>;
  /** Ends the session as an editor does; answers the exit code. */
  end(): Promise<number | null>;
}

/** Starts a server in a copy of a content folder. */
export async function openClient(content: string): Promise<Client> {
  const folder = mkdtempSync(join(tmpdir(), 'keyway-lsp-'));
  cpSync(content, join(folder, 'content'), { recursive: true });
  const child: ChildProcess = spawn(process.execPath, [launcher, 'lsp', '--stdio'], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  if (!child.stdin || !child.stdout) throw new Error('The server has no pipes.');
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const faults = new Map<string, string[]>();
  const published = new Map<string, Diagnostic[]>();
  const texts = new Map<string, string>();
  const versions = new Map<string, number>();
  const uriOf = (path: string) => pathToFileURL(join(folder, path)).href;
  connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
    const lines = diagnostics.map(({ range: { start, end }, severity, code, message }) => {
      const span = `${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1}`;
      return `${span} ${severity === 1 ? 'error' : 'warning'} ${code} ${message}`;
    });
    faults.set(uri, lines);
    published.set(uri, diagnostics);
  });
  connection.listen();
  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'content' }],
    capabilities: {},
  });
  await connection.sendNotification(InitializedNotification.type, {});

  async function write(path: string, text: string): Promise<void> {
    const uri = uriOf(path);
    const version = (versions.get(uri) ?? 0) + 1;
    versions.set(uri, version);
    texts.set(uri, text);
    if (version > 1) {
      const textDocument = { uri, version };
      await connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument,
        contentChanges: [{ text }],
      });
      return;
    }
    const languageId = path.endsWith('.yaml') ? 'yaml' : 'mdx';
    await connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId, version, text },
    });
  }

  async function placeIn(path: string, marked: string) {
    const { text, position } = splitAtCursor(marked);
    await write(path, text);
    return { text, asked: { textDocument: { uri: uriOf(path) }, position } };
  }

  async function offersAt(path: string, marked: string) {
    const { text, asked } = await placeIn(path, marked);
    const answer = await connection.sendRequest(CompletionRequest.type, asked);
    return { text, items: Array.isArray(answer) ? answer : (answer?.items ?? []) };
  }

  return {
    folder,
    write,
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    async close(path) {
      versions.delete(uriOf(path));
      await connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri: uriOf(path) } });
    },
    faultsOf: (path) => faults.get(uriOf(path)) ?? [],
    async expectFaults(path, expected) {
      await expect.poll(() => faults.get(uriOf(path)) ?? [], { timeout: 20_000 }).toEqual(expected);
    },
    complete: async (path, marked) => (await offersAt(path, marked)).items.map(({ label }) => label),
    async accept(path, marked, label) {
      const { text, items } = await offersAt(path, marked);
      const edit = items.find((item) => item.label === label)?.textEdit;
      if (!edit || !('range' in edit)) throw new Error(`Nothing offers ${label}.`);
      const line = text.split('\n')[edit.range.start.line] ?? '';
      return line.slice(0, edit.range.start.character) + edit.newText + line.slice(edit.range.end.character);
    },
    async hover(path, marked) {
      const { asked } = await placeIn(path, marked);
      const answer: Hover | null = await connection.sendRequest(HoverRequest.type, asked);
      const contents = answer?.contents;
      return typeof contents === 'object' && 'value' in contents ? contents.value : undefined;
    },
    async fix(path, code) {
      const uri = uriOf(path);
      const diagnostic = published.get(uri)?.find((each) => each.code === code);
      if (!diagnostic) throw new Error(`${path} has no fault ${code}.`);
      const params = { textDocument: { uri }, range: diagnostic.range, context: { diagnostics: [diagnostic] } };
      const [action] = (await connection.sendRequest(CodeActionRequest.type, params)) ?? [];
      const edits = action && 'edit' in action ? (action.edit?.changes?.[uri] ?? []) : [];
      return TextDocument.applyEdits(TextDocument.create(uri, 'mdx', 1, texts.get(uri) ?? ''), edits);
    },
    async define(path, marked) {
      const { asked } = await placeIn(path, marked);
      const answer = ((await connection.sendRequest(DefinitionRequest.type, asked)) ?? []) as Location[];
      return answer.map(({ uri, range: { start } }) => {
        const named = decodeURIComponent(uri).slice(decodeURIComponent(pathToFileURL(folder).href).length + 1);
        return `${named}:${start.line + 1}:${start.character + 1}`;
      });
    },
    async end() {
      const ended = once(child, 'exit');
      await connection.sendRequest(ShutdownRequest.type);
      await connection.sendNotification(ExitNotification.type);
      const [code] = (await ended) as [number | null];
      connection.dispose();
      rmSync(folder, { recursive: true, force: true });
      return code;
    },
  };
}
