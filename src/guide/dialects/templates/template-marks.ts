/**
 * `{% hint style="info" %}` … `{% endhint %}` of GitBook and `{% callout %}` … `{% /callout %}` of Markdoc and Redocly, to
 * the tags that mean the same.
 */
import type { Heading, PhrasingContent, Root, RootContent, Text } from 'mdast';
import type { MdxJsxAttribute } from 'mdast-util-mdx-jsx';
import { toString as textOf } from 'mdast-util-to-string';
import { blockNamed } from '../../blocks/index.ts';
import { toneNamed } from '../../blocks/tone.ts';
import { type Position, pointAt } from '../../position.ts';
import { positionOf } from '../../resolve/resolution.ts';
import { visit } from '../../visit.ts';
import { makeAttribute, makeTag } from '../make-tag.ts';
import { type Mark, type MarkReader, type MarkWords, readMarkedLines } from '../marked-lines.ts';
import { parseAttributes } from '../written-attributes.ts';
import { tableOf } from './list-table.ts';

/** The tags that names mean, where they are no block by their own name. */
const tags = new Map(
  Object.entries({
    code: 'CodeBlock',
    hint: 'Callout',
    admonition: 'Callout',
    stepper: 'Steps',
    updates: 'div',
    'card-grid': 'CardGroup',
    'code-group': 'CodeGroup',
    'code-snippet-group': 'CodeGroup',
  }),
);

/** Names that say nothing to a reader: what they hold is all there is. */
const transparent = new Set(['raw', 'endraw', 'verbatim', 'columns', 'column', 'if', 'else', 'elseif', 'fragment']);

/** Addresses that stand alone on the page, each in the attribute that has it. */
const addresses = new Map(
  Object.entries({ embed: 'url', 'content-ref': 'url', file: 'src', video: 'src', link: 'href' }),
);

const mark =
  /^\s*\{%-?\s*(?<end>\/|end(?=[a-z]))?(?<name>[@A-Za-z][\w/.-]*)(?<rest>(?:"[^"]*"|'[^']*'|[^"'%]|%(?!\}))*?)(?<self>\/)?-?%\}\s*$/;

const reader: MarkReader = {
  sign: '{%',
  braces: ['{%', '%}'],
  // A mark begins a line or follows another one; amid a sentence it may be an example. Ends stand anywhere.
  seams: /(?<=^[ \t]*|%\}[ \t]*)(?=\{%)|(?<=%\})|(?=\{%-?\s*(?:end|\/))/,
  wordsOf,
  close,
  alone,
};

/** Changes the tree of a text in place. What nobody knows, and nothing closes, stays text. */
export function readTemplateMarks(root: Root, source: string): void {
  if (!source.includes('{%')) return;
  visit(root, 'heading', (heading) => takeAnnotation(heading));
  visit(root, 'text', (text) => takeSettings(text, source));
  readMarkedLines(root, source, reader);
}

function wordsOf(line: readonly PhrasingContent[], source: string): MarkWords | undefined {
  const [first, last] = [line[0], line.at(-1)];
  if (first?.type !== 'text' || !last) return undefined;
  // As written: an address in a mark is a link of its own to Markdown.
  const { start } = positionOf(first);
  const { groups } = mark.exec(source.slice(start.offset, positionOf(last).end.offset)) ?? {};
  if (!groups) return undefined;
  const { name = '', rest = '', end, self } = groups;
  const before = source.slice(source.lastIndexOf('\n', start.offset - 1) + 1, start.offset);
  if (!end && !/^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*$|%\}[ \t]*$/.test(before)) return undefined;
  const at = source.indexOf(name, start.offset) + name.length;
  const length = rest.trimEnd().length;
  const attributes = end ? [] : (parseAttributes(source, at, at + length) ?? unnamed(rest));
  const isClosed = self !== undefined;
  return { role: end ? 'end' : 'start', name, key: isClosed ? `${name}/` : name, attributes };
}

/** `{% include "path" %}` */
function unnamed(rest: string): MdxJsxAttribute[] {
  const path = /^\s*["']([^"']+)["']/.exec(rest)?.[1];
  return path === undefined ? [] : [makeAttribute('file', path)];
}

function close({ name, attributes }: Mark, children: RootContent[], position: Position): RootContent[] {
  const hidden = attributes.filter(isData);
  if (transparent.has(name) && hidden.length > 0) return [makeTag('div', { attributes: hidden, children, position })];
  if (transparent.has(name)) return children;
  const address = addresses.get(name);
  if (address !== undefined) return linkTo(attributes, address, children, position);
  const table = name === 'table' ? tableOf(children, position) : undefined;
  if (table) return [table];
  const known = renamed(name, attributes);
  return [makeTag(tagNamed(name), { attributes: known, children, position })];
}

/** An address without an end, and what is no container, stands for itself. */
function alone(mark: Mark): RootContent[] | undefined {
  const { name, role, key, attributes, line } = mark;
  const position = positionOf(line);
  if (transparent.has(name)) return attributes.some(isData) ? undefined : [];
  const address = addresses.get(name);
  if (address !== undefined && role === 'start') return linkTo(attributes, address, [], position);
  if (role === 'start' && key.endsWith('/')) return close(mark, [], position);
  return undefined;
}

/** A link in a line of its own, under the words that the mark holds, else its caption, else the address. */
function linkTo(
  attributes: readonly MdxJsxAttribute[],
  name: string,
  children: RootContent[],
  position: Position,
): RootContent[] {
  const attributeOf = (wanted: string) => attributes.find((one) => one.name === wanted);
  const said = attributeOf('caption') ?? attributeOf('title') ?? attributeOf(name);
  const url = attributeOf(name)?.value;
  const hidden = attributes.filter(isData);
  if (typeof url !== 'string') return children;
  const words = textOf({ type: 'root', children });
  const isLinked = children.some(
    (child) => child.type === 'paragraph' && child.children.some(({ type }) => type === 'link'),
  );
  if (isLinked && hidden.length === 0) return children;
  const [first] = children;
  const label: PhrasingContent[] =
    children.length === 1 && first?.type === 'paragraph'
      ? first.children
      : [{ type: 'text', value: String(said?.value ?? url), position: valuePlace(said) ?? position }];
  const link: RootContent = { type: 'link', url, children: label, position };
  const paragraph: RootContent = {
    type: 'paragraph',
    children: [isLinked ? (label[0] as PhrasingContent) : link],
    position,
  };
  const rest = words !== '' && label !== (first as { children?: PhrasingContent[] }).children ? children : [];
  const all = [paragraph, ...rest];
  return hidden.length > 0 ? [makeTag('div', { attributes: hidden, children: all, position })] : all;
}

function isData({ name }: MdxJsxAttribute): boolean {
  return name.startsWith('data-');
}

/** Where the value of an attribute stands between its quotation marks. */
function valuePlace(attribute: MdxJsxAttribute | undefined): Position | undefined {
  const { value, position } = attribute ?? {};
  if (typeof value !== 'string' || !position) return undefined;
  const { line, column, offset = 0 } = position.end;
  const back = (by: number) => ({ line, column: column - by, offset: offset - by });
  return { start: back(value.length + 1), end: back(1) };
}

/** The words that a mark gives its title and kind by, as our tags have them. */
function renamed(name: string, attributes: readonly MdxJsxAttribute[]): MdxJsxAttribute[] {
  return attributes.map((attribute) => {
    if (name === 'hint' && attribute.name === 'style') return { ...attribute, name: 'type' };
    if (name === 'admonition' && attribute.name === 'name') return { ...attribute, name: 'title' };
    if (name === 'code' && attribute.name === 'overflow') return { ...attribute, name: 'wrap' };
    return attribute;
  });
}

function tagNamed(name: string): string {
  const pascal = name.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
  if (toneNamed(name) !== undefined && blockNamed(pascal)) return pascal;
  return tags.get(name) ?? (blockNamed(pascal) ? pascal : name);
}

/** `## Title {% #id .class %}` */
function takeAnnotation(heading: Heading): void {
  const last = heading.children.at(-1);
  if (last?.type !== 'text') return;
  const [found, words = ''] = /\s*\{%\s*([#.][^%]*)%\}\s*$/.exec(last.value) ?? [];
  if (found === undefined) return;
  const id = /#([\w:.-]+)/.exec(words)?.[1];
  last.value = last.value.slice(0, -found.length);
  if (id !== undefined) heading.id ??= id;
}

/** `{% width="20%" %}` behind a text sets how it looks. */
const settings = /[ \t]*\{%-?[ \t]*(?:[\w-]+=(?:"[^"\n]*"|[\w.-]+)[ \t]*)+-?%\}[ \t]*$/;

function takeSettings(text: Text, source: string): void {
  const found = text.value.includes('%}') ? settings.exec(text.value)?.[0] : undefined;
  if (found === undefined || found === text.value) return;
  const { start, end } = positionOf(text);
  const at = source.lastIndexOf(found, end.offset);
  text.value = text.value.slice(0, -found.length);
  if (at > start.offset) text.position = { start, end: pointAt(source, at) };
}
