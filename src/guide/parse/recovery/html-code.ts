/** `<pre>` of HTML. */
import type { RootContent } from 'mdast';
import { type Position, pointAt } from '../../position.ts';
import type { FlatTag } from './flat-tree.ts';

/** The line break behind `<pre>` is none of the text. */
export function withoutFirstBreak([first, ...rest]: RootContent[], text: string): RootContent[] {
  const lead = first?.type === 'text' ? (/^\r?\n/.exec(first.value)?.[0].length ?? 0) : 0;
  if (first?.type !== 'text' || lead === 0) return first ? [first, ...rest] : rest;
  const { start, end } = first.position as Position;
  if (first.value.length === lead) return rest;
  const position = { start: pointAt(text, start.offset + lead), end };
  return [{ type: 'text', value: first.value.slice(lead), position }, ...rest];
}

/** What `<pre>` of HTML holds, if it is text alone, or in `<code>`: then every blank counts, as in a fence. */
export function codeOf(tag: FlatTag, children: RootContent[], end: Position['end']): RootContent | undefined {
  if (tag.name !== 'pre' || !tag.isHtml || tag.attributes.length > 0) return undefined;
  const [first] = children;
  const inner =
    children.length === 1 && first?.type === 'mdxJsxTextElement' && first.name === 'code' ? first : undefined;
  const texts = inner ? inner.children : children;
  const [language, ...others] = inner?.attributes ?? [];
  const given = language && 'name' in language && language.name === 'class' ? String(language.value) : undefined;
  if (others.length > 0 || (language && given === undefined) || !texts.every((node) => node.type === 'text')) return;
  const value = texts.map((node) => (node.type === 'text' ? node.value : '')).join('');
  const lang = /(?:^|\s)lang(?:uage)?-(\S+)/.exec(given ?? '')?.[1] ?? null;
  return { type: 'code', lang, value: value.replace(/\r?\n$/, ''), position: { start: tag.position.start, end } };
}
