/**
 * Texts that a tree puts behind each of its pages: what names of addresses and abbreviations mean. Of these a page has
 * those that it names.
 */
import { pointAt } from '../position.ts';
import { appendSegment, type Range, type SourceText, separator } from '../segments.ts';
import type { Snippets } from './snippet-paths.ts';

/** `[name]: address`, or `*[abbreviation]: meaning`. */
const definition = /^[ \t]*(?<star>\*?)\[(?<name>[^\]^\n]{1,200})\]:/;

/** More abbreviations are no list that people keep; each is looked for in the whole page. */
const mostAbbreviations = 300;

/** Appends them; answers the text to be read, in which every place is that of the whole text. */
export function appendTexts(sourceText: SourceText, files: readonly string[], snippets: Snippets): string {
  const page = sourceText.text;
  const isNamed = createNameFinder(page);
  const end = pointAt(page, page.length);
  const parts: Range[] = [];
  let read = page;
  for (const file of files) {
    const whole = Object.hasOwn(snippets, file) ? snippets[file] : undefined;
    if (whole === undefined) continue;
    const lines = whole.split('\n').map((line) => (isNamed(line) ? line : line.replace(/[^\r]/g, ' ')));
    const text = lines.join('\n');
    const { start } = appendSegment(sourceText, file, text);
    read += separator.replace('\0', '\n') + text;
    let offset = start.offset;
    for (const line of lines) {
      if (line.trim() !== '') parts.push({ start: offset, end: offset + line.length });
      offset += line.length + 1;
    }
  }
  if (parts.length > 0) {
    const written = parts.flatMap((part): (string | Range)[] => ['\n', part]);
    sourceText.substitutions.push({ position: { start: end, end }, parts: ['\n', ...written, '\n'] });
  }
  return read;
}

/** Tells of lines whether they are no definition, or that of something in the page. */
function createNameFinder(page: string): (line: string) => boolean {
  const names = new Set([...page.matchAll(/\[([^[\]\n]{1,200})\]/g)].map(([, name = '']) => name.toLowerCase()));
  let left = mostAbbreviations;
  return (line) => {
    const { star, name = '' } = definition.exec(line)?.groups ?? {};
    if (name === '') return true;
    return star === '' ? names.has(name.toLowerCase()) : left-- > 0 && page.includes(name);
  };
}
