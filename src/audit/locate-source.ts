/** Where in the content a word came from that a built site holds. */
import type { Brand, Change } from '../brand/index.ts';
import { applyBrand } from '../brand/index.ts';
import { type Guide, placeIn, pointAt } from '../guide/index.ts';
import type { Dictionary, Entry } from './dictionary.ts';
import { viewsOf } from './views.ts';

export interface SourcePlace {
  /** Path from the content folder. */
  file: string;
  line: number;
  column: number;
}

export interface SourceFile {
  /** Path that pages and files have for each other. */
  path: string;
  text: string;
}

/** What a site is made of. */
export interface Sources {
  pages: readonly Guide[];
  /** All other files of which something may ship. */
  others: readonly SourceFile[];
  /** The name that people know a path's file by. */
  nameOf(path: string): string;
}

/** Finds the places in the content that a word in a file of the site may have come from, the likeliest first. */
export type LocateSource = (entry: Entry, path: string) => SourcePlace[];

/** Looks for words in pages as the brand leaves them, then in all other files. */
export function createSourceLocator(
  { pages, others, nameOf }: Sources,
  brand: Brand,
  dictionary: Dictionary,
): LocateSource {
  const left = new Map<Guide, ReturnType<typeof placesLeft>>();
  const placesOf = (guide: Guide) => {
    const known = left.get(guide) ?? placesLeft(guide, brand, dictionary);
    left.set(guide, known);
    return known;
  };
  const places = (found: readonly { entry: Entry; place: SourcePlace }[], wanted: Entry) =>
    found
      .filter(({ entry }) => entry.word === wanted.word)
      .map(({ place }) => ({ ...place, file: nameOf(place.file) }));

  return (entry, path) => {
    const page = pageOfFile(path);
    const inPage = pages.filter((guide) => guide.path === page).flatMap((guide) => places(placesOf(guide), entry));
    if (inPage.length > 0) return inPage;
    const isNear = (file: SourceFile) =>
      page.startsWith(file.path.replace(/\/[^/]*$/, '/')) ||
      brand.lineage.some((id) => nameOf(file.path).startsWith(`brands/${id}/`));
    const near = others.filter(isNear).flatMap((file) => places(placesIn(file, dictionary), entry));
    if (near.length > 0) return near;
    const anywhere = pages.flatMap((guide) => places(placesOf(guide), entry));
    if (anywhere.length > 0) return anywhere;
    return others.flatMap((file) => places(placesIn(file, dictionary), entry));
  };
}

/** The path of the page that a file of the site shows. */
function pageOfFile(path: string): string {
  return path.replace(/(?:^|\/)index\.(?:html|md|json)$|\.(?:html|md|json|png)$/, '').replace(/^social\//, '');
}

function placesLeft(guide: Guide, brand: Brand, dictionary: Dictionary) {
  const { changes } = applyBrand(guide, brand);
  return offsetsIn(guide.source, dictionary)
    .filter(({ offset }) => !isSettled(offset, changes))
    .map(({ entry, offset }) => {
      const start = pointAt(guide.source, offset);
      const { file, position } = placeIn(guide, { start, end: start });
      return { entry, place: { file, line: position.start.line, column: position.start.column } };
    });
}

function placesIn({ path: file, text }: SourceFile, dictionary: Dictionary) {
  return offsetsIn(text, dictionary)
    .filter(({ offset }) => !isBrandKey(file, text, offset))
    .map(({ entry, offset }) => {
      const { line, column } = pointAt(text, offset);
      return { entry, place: { file, line, column } };
    });
}

/** Brand files name in their keys what they replace; only what stands after the colon ships. */
function isBrandKey(file: string, text: string, offset: number): boolean {
  return /^brands\/[^/]+\/brand\.yaml$/.test(file) && /^[^\n]*:\s/.test(text.slice(offset));
}

function isSettled(offset: number, changes: readonly Change[]): boolean {
  return changes.some(({ position: { start, end } }) => start.offset <= offset && offset < end.offset);
}

/** Offsets in characters, where the search has them in bytes. */
function offsetsIn(text: string, dictionary: Dictionary): { entry: Entry; offset: number }[] {
  const bytes = Buffer.from(text);
  const found = new Map<string, { entry: Entry; offset: number }>();
  for (const { folded } of viewsOf(bytes)) {
    for (const { entry, index } of dictionary.findIn(folded.text)) {
      const offset = bytes.toString('utf8', 0, folded.offsetAt(index)).length;
      found.set(`${entry.word} ${offset}`, { entry, offset });
    }
  }
  return [...found.values()].sort((a, b) => a.offset - b.offset);
}
