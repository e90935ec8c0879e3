/** `*[HTML]: Hyper Text Markup Language` of Python-Markdown: each of these words in the text says then what it means. */
import type { PhrasingContent, Root, RootContent, Text } from 'mdast';
import { positionOf } from '../../resolve/resolution.ts';
import { visit } from '../../visit.ts';
import { makeAttribute } from '../make-tag.ts';
import { createPlacer } from './placed-text.ts';

const definition = /^[ \t]*\*\[([^\]\n]{1,200})\]:[ \t]*(.*)$/;

/** More are no list that people keep; each word of a page is held against all. */
const mostWords = 300;

/** Changes the tree of a text in place. */
export function readAbbreviations(root: Root, source: string): void {
  if (!/^[ \t]*\*\[[^\]\n]+\]:/m.test(source)) return;
  const meanings = new Map<string, string>();
  visit(root, 'paragraph', (node, index, parent) => {
    const { start, end } = positionOf(node);
    const lines = source.slice(start.offset, end.offset).split('\n');
    const found = lines.map((line) => definition.exec(line.trimEnd()));
    if (!parent || index === undefined || !found.every((one) => one !== null)) return undefined;
    for (const [, word = '', meaning = ''] of found)
      if (meaning !== '' && meanings.size < mostWords) meanings.set(word, meaning);
    parent.children.splice(index, 1);
    return index;
  });
  if (meanings.size === 0) return;
  const words = [...meanings.keys()].sort((a, b) => b.length - a.length).map((word) => RegExp.escape(word));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${words.join('|')})(?![\\p{L}\\p{N}_])`, 'gu');
  visit(root, 'text', (text, index, parent) => {
    if (!parent || index === undefined || text.value.search(pattern) === -1) return undefined;
    const parts = partsOf(text, source, { pattern, meanings });
    parent.children.splice(index, 1, ...(parts as typeof parent.children));
    return index + parts.length;
  });
}

function partsOf(
  text: Text,
  source: string,
  { pattern, meanings }: { pattern: RegExp; meanings: ReadonlyMap<string, string> },
): RootContent[] {
  const placed = createPlacer(text, source);
  const parts: RootContent[] = [];
  let done = 0;
  for (const { 0: word, index } of text.value.matchAll(pattern)) {
    if (index > done) parts.push(placed(text.value.slice(done, index)));
    done = index + word.length;
    const inner = placed(word);
    const attributes = [makeAttribute('title', meanings.get(word) ?? '')];
    const tag = { type: 'mdxJsxTextElement', name: 'abbr', attributes, children: [inner], position: inner.position };
    parts.push(tag as unknown as PhrasingContent);
  }
  if (done < text.value.length) parts.push(placed(text.value.slice(done)));
  return parts;
}
