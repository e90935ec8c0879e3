/** Words of other brands that a brand's own words do not replace in a page: what the audit of its site would find there. */
import { matchesGlob } from 'node:path/posix';
import { type Dictionary, dictionaryFor } from '../audit/dictionary.ts';
import { foldWord } from '../audit/fold.ts';
import type { Brand, BrandedGuide } from '../brand/index.ts';
import {
  createIssueCollector,
  type Guide,
  type GuideNode,
  type Issue,
  type Position,
  pointAt,
} from '../guide/index.ts';

/** The issues of a page whose text, as a brand has it, names another one. Places are those of the file. */
export function checkWords(
  page: Guide,
  { guide, linking }: BrandedGuide,
  deps: { brand: Brand; brands: readonly Brand[] },
): Issue[] {
  const { brand } = deps;
  if (brand.vendor) return [];
  const dictionary = dictionaryOf(deps);
  const collector = createIssueCollector(page.file, page.segments);
  const report = (text: string, place: Position | undefined): void => {
    for (const { entry } of dictionary.findIn(foldWord(text))) {
      if (isAllowed(entry.word, page, brand)) continue;
      const at = place && placeOfWord(page, place, { dictionary, brand, word: entry.word });
      collector.add('brand-word-left', at, { word: entry.word, other: entry.brand, brand: brand.id });
    }
  };
  report(guide.title, page.places['title']);
  report(guide.description, page.places['description']);
  const linked = new Set(linking?.nodes);
  const visit = (node: GuideNode): void => {
    if (linked.has(node)) return;
    for (const text of textsOf(node)) report(text, node.position as Position | undefined);
    if ('children' in node) for (const child of node.children as GuideNode[]) visit(child);
  };
  guide.children.forEach(visit);
  return collector.issues;
}

let known: { key: readonly unknown[]; dictionary: Dictionary } | undefined;

/** To make a dictionary costs more than to look into a page. */
function dictionaryOf({ brand, brands }: { brand: Brand; brands: readonly Brand[] }): Dictionary {
  const key = [brand, ...brands];
  if (known?.key.length !== key.length || key.some((one, index) => one !== known?.key[index])) {
    known = { key, dictionary: dictionaryFor(brand, brands) };
  }
  return known.dictionary;
}

/** What ships of a node itself: its text, its addresses, and what its attributes say. */
function textsOf(node: GuideNode): string[] {
  const own = node as { value?: unknown; url?: unknown; alt?: unknown; props?: object; attributes?: object };
  return [
    own.value,
    own.url,
    own.alt,
    ...Object.values(own.props ?? {}),
    ...Object.values(own.attributes ?? {}),
  ].filter((text): text is string => typeof text === 'string');
}

function isAllowed(word: string, { path }: Guide, { allowed_traces }: Brand): boolean {
  return allowed_traces.some(
    (trace) =>
      foldWord(trace.word) === foldWord(word) &&
      (trace.files === undefined ||
        [`${path}/index.html`, `${path}.md`].some((file) => matchesGlob(file, trace.files ?? ''))),
  );
}

/** Where the word stands in the text of a node; the node where it is written in a way that changes when it is folded. */
function placeOfWord(
  { source }: Guide,
  place: Position,
  { dictionary, brand, word }: { dictionary: Dictionary; brand: Brand; word: string },
): Position {
  const text = source.slice(place.start.offset, place.end.offset);
  const folded = foldWord(text);
  const all = folded.length === text.length ? dictionary.findIn(folded) : [];
  const isReplaced = (index: number, length: number) =>
    Object.hasOwn(brand.vocabulary, text.slice(index, index + length));
  const found = all.find(({ entry, index, length }) => entry.word === word && !isReplaced(index, length));
  if (!found) return place;
  const start = place.start.offset + found.index;
  return { start: pointAt(source, start), end: pointAt(source, start + found.length) };
}
