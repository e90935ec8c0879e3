/** The content folder as an editor has it: what is on disk, and over it what is not saved yet. */
import { readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Brand } from '../brand/index.ts';
import type { Connector } from '../connector/index.ts';
import { type Guide, type Issue, sortIssues, uniqueIssues } from '../guide/index.ts';
import {
  type BrandContent,
  type ContentReading,
  cacheRootOf,
  checkContent,
  openChecks,
  openContent,
  type PackedPage,
} from '../loader/index.ts';

export interface Workspace extends Disposable {
  /** A file's path from the content folder; `undefined` for one that is not in it. */
  pathOf(uri: string): string | undefined;
  uriOf(path: string): string;
  /** Takes the text of a file that is open in an editor; `undefined` once it is closed. */
  hold(path: string, text: string | undefined): void;
  /** The text of a file: what an editor holds, else what the disk has; empty if there is none. */
  textOf(path: string): string;
  /** What is wrong with the content as it is now, whichever brand shows it. */
  findIssues(): Promise<Issue[]>;
  /** What the content is made of. */
  view(): Promise<WorkspaceView>;
}

/** The content as the brand sees it that guides are written for. */
export interface WorkspaceView {
  brand: Brand | undefined;
  pages: readonly PackedPage['facts'][];
  guideAt(path: string): Guide | undefined;
  /** As it was when its file could last be read. */
  connectorNamed(id: string): Connector | undefined;
  /** Files in the content folder, by their paths. */
  files: readonly string[];
}

export interface WorkspaceOptions {
  /** The folder that caches are kept in, and whose packages have the typefaces of brands. */
  projectRoot: string;
  contentRoot: string;
  linkBase: string | undefined;
}

/** Opens a content folder. Nothing is read before it is asked for. */
export function openWorkspace({ projectRoot, contentRoot, linkBase }: WorkspaceOptions): Workspace {
  const root = resolve(projectRoot, contentRoot);
  const texts = new Map<string, string>();
  const content = openContent(root, { cacheRoot: cacheRootOf(projectRoot), linkBase, unsaved: () => texts });
  const checks = openChecks(content.cacheFolder);
  /** A connector does not vanish while somebody types in its file. */
  const connectors = new Map<string, Connector>();
  content.stayReady();

  function viewOf(reading: ContentReading): WorkspaceView {
    const [first] = reading.brands.values();
    const brand = [...reading.brands.values()].find(({ vendor }) => vendor) ?? first;
    const own: BrandContent | undefined = brand && reading.of(brand);
    return {
      brand,
      pages: own?.pages.map(({ facts }) => facts) ?? [],
      guideAt(path) {
        const page = own?.pages.find(({ facts }) => facts.path === path);
        return page && reading.guideOf(page);
      },
      connectorNamed(id) {
        const packed = own?.connectors.get(id);
        if (packed) connectors.set(id, reading.connectorOf(packed));
        return connectors.get(id);
      },
      files: own?.files.paths ?? [],
    };
  }

  return {
    pathOf(uri) {
      if (!uri.startsWith('file:')) return undefined;
      const path = relative(root, fileURLToPath(uri));
      return path.startsWith('..') || path === '' ? undefined : path.split(sep).join('/');
    },
    uriOf: (path) => pathToFileURL(join(root, path)).href,
    hold(path, text) {
      if (text === undefined) texts.delete(path);
      else texts.set(path, text);
    },
    textOf(path) {
      try {
        return texts.get(path) ?? readFileSync(join(root, path), 'utf8');
      } catch {
        return '';
      }
    },
    async findIssues() {
      const reading = await content.read();
      const issues: Issue[] = [];
      for (const brand of reading.brands.values()) {
        const options = { checks, cacheFolder: content.cacheFolder, projectRoot };
        issues.push(...(await checkContent(reading.of(brand), reading, options)));
      }
      return sortIssues(uniqueIssues(issues));
    },
    view: async () => viewOf(await content.read()),
    [Symbol.dispose]() {
      checks[Symbol.dispose]();
      content[Symbol.dispose]();
    },
  };
}
