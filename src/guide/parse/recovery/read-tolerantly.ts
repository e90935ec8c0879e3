/**
 * Any text to a tree, in one pass: a sign that begins nothing is text, and a tag without a partner ends where a browser
 * would end it. For Markdown, and for MDX that a strict parser refuses.
 */
import type { Root } from 'mdast';
import type { GuideFormat } from '../format.ts';
import { parseFlat } from './flat-tree.ts';
import { nestTags } from './nest-tags.ts';
import { notesOf, type SyntaxNote } from './syntax-notes.ts';
import { createTagNames } from './tag-names.ts';
import { readTextSigns } from './text-signs.ts';

export type { SyntaxNote } from './syntax-notes.ts';

/** The tree of a text, and what is to be told of how it was read. */
export function readTolerantly(given: string, format: GuideFormat): { root: Root; notes: SyntaxNote[] } {
  // Parsers leave the mark out and count from behind it.
  const text = given.replace(/^\uFEFF/, ' ');
  const names = createTagNames(text);
  const root = parseFlat(text, format, names);
  const faults = nestTags(root, text, names);
  const signs = readTextSigns(root, text);
  return { root, notes: notesOf(root, { text, format, faults, signs }) };
}
