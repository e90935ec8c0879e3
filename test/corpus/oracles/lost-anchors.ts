/** Links to a place on a page that the program says is not there, though a heading of these words stands in the page. */
import type { Finding } from '../finding.ts';
import { readSource } from '../reading/read-source.ts';

/** What the program said of one link. */
export interface MissingAnchor {
  file: string;
  line: number;
  /** Path of the page, as the program names it. */
  page: string;
  id: string;
}

/** @param sourceOf The file of a page and its text, by the page's path. */
export function lostAnchors(
  missing: readonly MissingAnchor[],
  sourceOf: (page: string) => { file: string; source: string } | undefined,
): Omit<Finding, 'oracle'>[] {
  const known = new Map<string, ReadonlySet<string>>();
  return missing.flatMap(({ file, line, page, id }) => {
    const target = sourceOf(page);
    if (!target) return [];
    const words = known.get(page) ?? headingsIn(target);
    known.set(page, words);
    const name = folded(id);
    if (name === '' || !(words.has(name) || words.has(given(id)))) return [];
    return [{ group: 'heading', file, line, what: `no place "${id}", though ${page} has a heading of these words` }];
  });
}

/** An id that a writer gave is that id, letter by letter. */
function given(id: string): string {
  return `#${id}`;
}

/** What headings say, in letters and digits alone, for no tool's rule is asked; of those that are given ids, these. */
function headingsIn({ file, source }: { file: string; source: string }): Set<string> {
  const { prose } = readSource(file, source);
  const names = new Set<string>();
  for (const { index, 0: line } of prose.matchAll(/^[ \t]*#{1,6}[ \t]+\S[^\n]*$/gm)) {
    const written = source.slice(index, index + line.length);
    const id = /\{:?\s*#([^\s{}]+)[^{}]*\}\s*$/.exec(written)?.[1];
    const said = written
      .replace(/\{[^{}]*\}\s*$/, '')
      .replace(/<[^<>]*>/g, '')
      .replace(/\]\([^()]*\)/g, ']');
    names.add(id === undefined ? folded(said) : given(id));
  }
  return names;
}

function folded(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
