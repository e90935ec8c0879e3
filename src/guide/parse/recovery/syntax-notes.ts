/** What a writer is told about a text that was read tolerantly: signs that are text now, and tags without a partner. */
import type { Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { withoutMarks } from '../../dialects/index.ts';
import { audienceMarks } from '../../html-elements.ts';
import type { Details } from '../../issue.ts';
import { type Position, pointAt } from '../../position.ts';
import { visit } from '../../visit.ts';
import type { GuideFormat } from '../format.ts';
import type { TagFault } from './lone-tags.ts';
import { isComponentName, isKnownName } from './tag-names.ts';
import type { TextSigns } from './text-signs.ts';

export type SyntaxNote = {
  [Code in 'mdx-syntax' | 'mdx-lenient' | 'mark-unreadable']: {
    code: Code;
    position: Position;
    details: Details<Code>[0];
  };
}['mdx-syntax' | 'mdx-lenient' | 'mark-unreadable'];

interface Reading {
  text: string;
  format: GuideFormat;
  faults: readonly TagFault[];
  signs: TextSigns;
}

/** In the order of their places. Other dialects' spellings are told once, and in MDX alone. */
export function notesOf(root: Root, reading: Reading): SyntaxNote[] {
  const mark = findUnreadableMark(root, reading);
  if (mark) return [mark];
  const faults = withoutFollowers([...signFaults(root, reading), ...tagFaults(reading)].sort(byPlace));
  const lenient = reading.format === 'mdx' ? lenientNote(root, reading) : undefined;
  return lenient ? [lenient, ...faults] : faults;
}

/** Without what follows from a tag that can't be read: the braces in it, and the tag that would close it. */
function withoutFollowers(notes: readonly SyntaxNote[]): SyntaxNote[] {
  const names = new Set<string>();
  const lines = new Set<number>();
  return notes.filter((note) => {
    if (note.code !== 'mdx-syntax') return true;
    const { kind, name } = note.details;
    const { line } = note.position.start;
    if (kind === 'tag') {
      names.add(name);
      lines.add(line);
    }
    return !(kind === 'stray' && names.delete(name)) && !(/brace$/.test(kind) && lines.has(line));
  });
}

function byPlace(a: SyntaxNote, b: SyntaxNote): number {
  return a.position.start.offset - b.position.start.offset;
}

/** Signs in text, each with what it is. */
type Sign = { at: number; kind: 'words' | 'template' | 'sign' | 'brace' | 'open-brace' | 'tag' | 'statement' };

function signsIn(root: Root, text: string): Sign[] {
  const signs: Sign[] = [];
  visit(root, (node) => {
    if (node.type === 'paragraph' && /^(?:import|export)\s/.test(text.slice(startOf(node), startOf(node) + 8))) {
      signs.push({ at: startOf(node), kind: 'statement' });
    }
    if (node.type !== 'text' || !/[{<]/.test(node.value)) return;
    const end = node.position?.end.offset ?? 0;
    for (let at = startOf(node); at < end; at++) {
      const sign = text[at];
      if (sign === '\\') at++;
      // The mark of a conflict is no tag.
      else if (text.startsWith('<<<<<<< ', at)) at += 7;
      else if (sign === '{') {
        const { kind, length } = braceAt(text, at);
        signs.push({ at, kind });
        at += length - 1;
      } else if (sign === '<' && !/\s/.test(text[at + 1] ?? ' ')) signs.push({ at, kind: tagAt(text, at) });
    }
  });
  return signs;
}

function startOf({ position }: { position?: { start: { offset?: number | undefined } } | undefined }): number {
  return position?.start.offset ?? 0;
}

// Templates; words that nobody would take for code; data in JSON.
const template = /\{%[^\n]*?%\}|\{\{[^{}\n]*\}\}|\{\{/y;
const words = /\{[\p{L}\p{N}_ .,:|/#-]*\}/uy;
const data = /\{\s*(?:"[^"\n]*"|'[^'\n]*'|[\w$]+)\s*:/y;

function braceAt(text: string, at: number): { kind: Sign['kind']; length: number } {
  for (const [kind, pattern] of [
    ['template', template],
    ['words', words],
    ['words', data],
  ] as const) {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) return { kind, length: found.length };
  }
  const next = text.slice(at + 1).search(/[{}]/);
  return { kind: next !== -1 && text[at + 1 + next] === '}' ? 'brace' : 'open-brace', length: 1 };
}

function tagAt(text: string, at: number): Sign['kind'] {
  const name = nameAt(text, at);
  // A tag without attributes that was none is a word to fill in.
  const isBare = text.startsWith('>', at + 1 + name.length);
  return name !== '' && !isBare && isKnownName(name) ? 'tag' : 'sign';
}

function nameAt(text: string, at: number): string {
  return /^<\/?([\p{L}_$][\p{L}\p{N}_$.-]*)/u.exec(text.slice(at, at + 100))?.[1] ?? '';
}

function signFaults(root: Root, { text, format }: Reading): SyntaxNote[] {
  const notes: SyntaxNote[] = [];
  const told = new Set<string>();
  for (const { at, kind } of signsIn(root, text)) {
    if (kind === 'words' || kind === 'template' || kind === 'sign') continue;
    const name = kind === 'tag' ? nameAt(text, at) : '';
    if (format === 'markdown' && !(kind === 'tag' && isComponentName(name))) continue;
    const start = pointAt(text, at);
    // A sign in vain makes those behind it vain.
    if (told.has(`${kind} ${start.line}`)) continue;
    told.add(`${kind} ${start.line}`);
    const position = { start, end: pointAt(text, at + 1) };
    notes.push({ code: 'mdx-syntax', position, details: { kind, name } });
  }
  return notes;
}

function tagFaults({ format, faults }: Reading): SyntaxNote[] {
  const told = new Set<string>();
  return faults.flatMap(({ kind, tag }): SyntaxNote[] => {
    const name = tag.name ?? '';
    if (kind === 'ends-by-itself' || (format === 'markdown' && !isComponentName(name))) return [];
    const key = `${kind} ${name} ${tag.position.start.line}`;
    if (told.has(key)) return [];
    told.add(key);
    return [{ code: 'mdx-syntax', position: tag.position, details: { kind, name } }];
  });
}

/** One note for all spellings of other dialects, with how often each occurs. */
function lenientNote(root: Root, { text, faults, signs }: Reading): SyntaxNote | undefined {
  const found: [name: string, at: number][] = [
    ...signs.ids.map((at): [string, number] => ['ids of headings', at]),
    ...signs.lists.map((at): [string, number] => ['attribute lists', at]),
  ];
  visit(root, (node) => {
    const at = startOf(node);
    if (/^mdx(?:Flow|Text)Expression$/.test(node.type) && text.startsWith('<!--', at))
      found.push(['HTML comments', at]);
    if (node.type === 'link' && text[at] === '<') found.push(['addresses in angle brackets', at]);
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      if (node.attributes.some((attribute) => isUnquoted(attribute, text))) found.push(['values without quotes', at]);
    }
  });
  for (const { kind, tag } of faults) {
    if (kind === 'ends-by-itself') found.push(['tags that nothing closes', tag.position.start.offset]);
  }
  for (const { at, kind } of signsIn(root, text)) {
    if (kind === 'template') found.push(['templates as text', at]);
    else if (kind === 'words') found.push(['braces as text', at]);
    else if (kind === 'sign') found.push(['`<` as text', at]);
  }
  const kinds = new Map<string, number>();
  for (const [name] of found.sort(([, a], [, b]) => a - b)) kinds.set(name, (kinds.get(name) ?? 0) + 1);
  if (kinds.size === 0) return undefined;
  const start = pointAt(text, found[0]?.[1] ?? 0);
  const lenient = [...kinds].map(([name, count]) => `${name} (${count})`).join(', ');
  return { code: 'mdx-lenient', position: { start, end: start }, details: { lenient } };
}

type Tag = MdxJsxFlowElement | MdxJsxTextElement;

function isUnquoted({ position }: Tag['attributes'][number], text: string): boolean {
  return /^[^\s=]+\s*=\s*[^\s"'{]/.test(text.slice(position?.start.offset ?? 0, position?.end.offset ?? 0));
}

/**
 * A mark that says for whom a part is, where it can't be told which part is meant: in a tag that can't be read, or on a
 * page whose tags don't match. Nothing of such a page is shown. Marks of other dialects are read later.
 */
function findUnreadableMark(root: Root, { text, faults }: Reading): SyntaxNote | undefined {
  if (!audienceMarks.test(text)) return undefined;
  let isMarked = false;
  let inText: Position | undefined;
  visit(root, (node) => {
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') isMarked ||= hasMark(node.attributes);
    if (node.type === 'text' && audienceMarks.test(withoutMarks(node.value))) inText ??= node.position as Position;
  });
  if (inText) return { code: 'mark-unreadable', position: inText, details: { reason: 'text' } };
  const fault = faults.find(({ kind, tag }) => kind !== 'ends-by-itself' || hasMark(tag.attributes));
  if (!isMarked || !fault) return undefined;
  const { kind, tag } = fault;
  const reason = kind === 'stray' ? 'stray' : 'unclosed';
  return { code: 'mark-unreadable', position: tag.position, details: { reason, name: tag.name ?? '' } };
}

function hasMark(attributes: Tag['attributes']): boolean {
  return attributes.some((attribute) => 'name' in attribute && audienceMarks.test(attribute.name));
}
