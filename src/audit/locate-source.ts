/** Where in the content a word came from that a built site holds. */
import type { Brand, Branding, Change } from '../brand/index.ts';
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
  branded: Branding;
  /** Reads all other files of which something may ship; asked once something was found. */
  readOthers(): Promise<readonly SourceFile[]>;
  /** The name that people know a path's file by. */
  nameOf(path: string): string;
}

/** Finds the places in the content that a word in a file of the site may have come from, the likeliest first. */
export type LocateSource = (entry: Entry, path: string) => Promise<SourcePlace[]>;

/** Looks for words in pages as the brand leaves them, then in all other files. */
export function createSourceLocator(
  { pages, branded, readOthers, nameOf }: Sources,
  brand: Brand,
  dictionary: Dictionary,
): LocateSource {
  const inPage = memoise((guide: Guide) => placesLeft(guide, branded(guide).changes, dictionary));
  const inFile = memoise((file: SourceFile) => placesIn(file, dictionary));
  let reading: Promise<readonly SourceFile[]> | undefined;
  const places = (found: readonly WordPlace[], wanted: Entry) =>
    found
      .filter(({ entry }) => entry.word === wanted.word)
      .map(({ place }) => ({ ...place, file: nameOf(place.file) }));

  return async (entry, path) => {
    const page = pageOfFile(path);
    const own = pages.filter((guide) => guide.path === page).flatMap((guide) => places(inPage(guide), entry));
    if (own.length > 0) return own;
    reading ??= readOthers();
    const others = await reading;
    const isNear = (file: SourceFile) =>
      page.startsWith(file.path.replace(/\/[^/]*$/, '/')) ||
      brand.lineage.some((id) => nameOf(file.path).startsWith(`brands/${id}/`));
    const near = others.filter(isNear).flatMap((file) => places(inFile(file), entry));
    if (near.length > 0) return near;
    const anywhere = pages.flatMap((guide) => places(inPage(guide), entry));
    return anywhere.length > 0 ? anywhere : others.flatMap((file) => places(inFile(file), entry));
  };
}

interface WordPlace {
  entry: Entry;
  place: SourcePlace;
}

function memoise<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}

/** The path of the page that a file of the site shows. */
function pageOfFile(path: string): string {
  return path.replace(/(?:^|\/)index\.(?:html|md|json)$|\.(?:html|md|json|png)$/, '').replace(/^social\//, '');
}

function placesLeft(guide: Guide, changes: readonly Change[], dictionary: Dictionary): WordPlace[] {
  return offsetsIn(guide.source, dictionary)
    .filter(({ offset }) => !isSettled(offset, changes))
    .map(({ entry, offset }) => {
      const start = pointAt(guide.source, offset);
      const { file, position } = placeIn(guide, { start, end: start });
      return { entry, place: { file, line: position.start.line, column: position.start.column } };
    });
}

function placesIn({ path: file, text }: SourceFile, dictionary: Dictionary): WordPlace[] {
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
  for (const { folded } of viewsOf(bytes, dictionary)) {
    for (const { entry, index } of dictionary.findIn(folded.text)) {
      const offset = bytes.toString('utf8', 0, folded.offsetAt(index)).length;
      found.set(`${entry.word} ${offset}`, { entry, offset });
    }
  }
  return [...found.values()].sort((a, b) => a.offset - b.offset);
}
