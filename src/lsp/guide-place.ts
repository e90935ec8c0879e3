/** What a writer of a guide is about to write, told by the text before the cursor: it holds for a text that no parser takes. */

export type GuidePlace = {
  /** What is written of it so far, and where that begins. */
  written: string;
  start: number;
} & (
  | { kind: 'tag' }
  | { kind: 'attribute'; tag: string }
  | { kind: 'value'; tag: string; attribute: string }
  | { kind: 'brand-word' }
  | { kind: 'address' }
  | { kind: 'frontmatter-key' }
);

/** A tag that is still open may have begun so many characters before. */
const longestTag = 4_000;

/** `undefined` where nothing but text can follow. */
export function guidePlaceAt(text: string, offset: number): GuidePlace | undefined {
  const head = /^---\r?\n[\s\S]*?(?:\r?\n---(?:\r?\n|$)|$)/.exec(text)?.[0] ?? '';
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  const at = (written: string) => ({ written, start: offset - written.length });
  if (offset < head.length) {
    return /^[\w-]*$/.test(line) ? { kind: 'frontmatter-key', ...at(line) } : undefined;
  }
  if (isInCode(text, offset, line)) return undefined;
  const brandWord = /\{brand\.(\w*)$/.exec(line)?.[1];
  if (brandWord !== undefined) return { kind: 'brand-word', ...at(brandWord) };
  const address = /\]\(([^\s()<>]*)$/.exec(line)?.[1];
  if (address !== undefined) return { kind: 'address', ...at(address) };
  return inTag(text.slice(Math.max(0, offset - longestTag), offset), at);
}

/** Whether the place is in a fence, or between backticks of its line. */
function isInCode(text: string, offset: number, line: string): boolean {
  const fences = text.slice(0, offset).match(/^ {0,3}(?:```|~~~)/gm) ?? [];
  return fences.length % 2 === 1 || (line.match(/`/g) ?? []).length % 2 === 1;
}

type At = (written: string) => { written: string; start: number };

function inTag(before: string, at: At): GuidePlace | undefined {
  for (
    let start = before.lastIndexOf('<');
    start !== -1;
    start = start === 0 ? -1 : before.lastIndexOf('<', start - 1)
  ) {
    const opened = /^<\/?([A-Za-z][\w.-]*)?/.exec(before.slice(start));
    if (!opened) continue;
    const [read, tag = ''] = opened;
    const rest = before.slice(start + read.length);
    if (rest === '') return { kind: 'tag', ...at(tag) };
    if (tag === '') continue;
    const place = inAttributes(rest, tag, at);
    if (place !== 'closed') return place;
  }
  return undefined;
}

const attribute = /\s+([A-Za-z_:][\w:.-]*)(?:=(?:"[^"]*"|'[^']*'|\{[^{}]*\}))?/y;
const unfinishedValue = /\s+([A-Za-z_:][\w:.-]*)=(?:"([^"]*)|'([^']*)|\{['"`]?([^{}]*))$/y;
const unfinishedName = /\s+([\w:.-]*)$/y;

/** `closed` if the tag ends before the cursor, or is none. */
function inAttributes(rest: string, tag: string, at: At): GuidePlace | undefined | 'closed' {
  for (let index = 0; index < rest.length; ) {
    unfinishedName.lastIndex = index;
    const name = unfinishedName.exec(rest)?.[1];
    if (name !== undefined) return { kind: 'attribute', tag, ...at(name) };
    unfinishedValue.lastIndex = index;
    const value = unfinishedValue.exec(rest);
    if (value) {
      const written = value[2] ?? value[3] ?? value[4] ?? '';
      return { kind: 'value', tag, attribute: value[1] ?? '', ...at(written) };
    }
    attribute.lastIndex = index;
    if (!attribute.test(rest)) return 'closed';
    index = attribute.lastIndex;
  }
  return undefined;
}

/** The place at the end of the name or word that the cursor is in. */
export function guidePlaceAround(text: string, offset: number): GuidePlace | undefined {
  return guidePlaceAt(text, wordEnd(text, offset));
}

/** The end of the name, scope or address that an offset is in. */
export function wordEnd(text: string, offset: number): number {
  return offset + (/^[\w.:/#-]*/.exec(text.slice(offset))?.[0].length ?? 0);
}
