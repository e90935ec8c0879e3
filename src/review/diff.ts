/** How two brands, or two versions of the content, differ for readers: line by line, in what the brands say. */
import { brandConnector, createBranding } from '../brand/index.ts';
import { renderMarkdownTwin } from '../render/index.ts';
import { type Difference, diffSequences } from './diff-sequences.ts';
import type { BrandView } from './explain.ts';
import { flatten } from './flatten.ts';
import type { DiffReport, DocumentDiff, Hunk } from './schema.ts';

export interface DiffSide extends Pick<BrandView, 'brand' | 'pages' | 'connectors'> {
  /** The content folder, as it was named. */
  content: string;
  /** Digests of pictures and other files, by their paths. */
  digests: ReadonlyMap<string, string>;
}

/** Lines around a change that show where it is. */
const linesAround = 3;

/** Compares pages by their Markdown twins, connectors and brands key by key, and all other files by their bytes. */
export function diff(from: DiffSide, to: DiffSide): DiffReport {
  const [before, after] = [documentsOf(from), documentsOf(to)];
  const keys = [...new Set([...before.keys(), ...after.keys()])].sort();
  const documents = keys.flatMap((key) => diffDocuments(before.get(key), after.get(key)));
  const count = (is: DocumentDiff['is']) => documents.filter((document) => document.is === is).length;
  return {
    report: 'diff',
    version: 1,
    from: { brand: from.brand.id, content: from.content },
    to: { brand: to.brand.id, content: to.content },
    totals: {
      same: keys.length - documents.length,
      added: count('added'),
      removed: count('removed'),
      changed: count('changed'),
    },
    documents,
    files: diffFiles(from.digests, to.digests),
  };
}

interface Document extends Pick<DocumentDiff, 'kind' | 'path' | 'title'> {
  text: string;
}

/** By what they are sorted by: the brand, then connectors, then pages. */
function documentsOf({ brand, pages, connectors }: DiffSide): Map<string, Document> {
  const { id: _, lineage: __, ...said } = brand;
  const brandedOf = createBranding(brand, connectors);
  const brandFile: Document = { kind: 'brand', path: 'brand.yaml', title: 'Brand', text: listed(said) };
  return new Map([
    ['1', brandFile],
    ...[...connectors.values()].map((connector): [string, Document] => {
      const path = `connectors/${connector.id}/connector.yaml`;
      const text = listed(brandConnector(connector, brand));
      return [`2 ${path}`, { kind: 'connector', path, title: connector.name, text }];
    }),
    ...pages.map((page): [string, Document] => {
      const branded = brandedOf(page);
      const text = renderMarkdownTwin(branded, brand);
      return [`3 ${page.path}`, { kind: 'page', path: page.path, title: branded.guide.title, text }];
    }),
  ]);
}

function listed(value: unknown): string {
  return [...flatten(value)].map(([key, text]) => `${key}: ${text}\n`).join('');
}

function diffDocuments(before: Document | undefined, after: Document | undefined): DocumentDiff[] {
  const known = after ?? before;
  if (!known || before?.text === after?.text) return [];
  const { kind, path, title } = known;
  const is = !before ? 'added' : !after ? 'removed' : 'changed';
  const hunks = hunksOf(diffSequences(linesOf(before?.text ?? ''), linesOf(after?.text ?? '')));
  return [{ kind, path, title, is, hunks }];
}

function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

/** The changed lines with some around them; what is close together in one. */
function hunksOf(lines: readonly Difference[]): Hunk[] {
  const hunks: Hunk[] = [];
  let [from, to, end] = [1, 1, -1];
  for (const [index, line] of lines.entries()) {
    const near = lines.slice(Math.max(0, index - linesAround), index + linesAround + 1);
    if (near.some(({ is }) => is !== 'same')) {
      if (index !== end) hunks.push({ from, to, lines: [] });
      hunks.at(-1)?.lines.push(line);
      end = index + 1;
    }
    if (line.is !== 'added') from++;
    if (line.is !== 'removed') to++;
  }
  return hunks;
}

function diffFiles(before: DiffSide['digests'], after: DiffSide['digests']): DiffReport['files'] {
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths.flatMap((path) => {
    if (before.get(path) === after.get(path)) return [];
    const is = !before.has(path) ? 'added' : !after.has(path) ? 'removed' : 'changed';
    return [{ path, is }];
  });
}
