/**
 * `:::tip[Title]{key="value"}` … `:::`, as Docusaurus, VitePress, Starlight, Zudoku and Nuxt have it, to the tags that mean
 * the same. The lines are text to Markdown, so they are looked for in the tree, wherever paragraphs stand beside each
 * other.
 */
import type { PhrasingContent, Root } from 'mdast';
import type { MdxJsxAttribute } from 'mdast-util-mdx-jsx';
import { toString as textOf } from 'mdast-util-to-string';
import { blockNamed } from '../../blocks/index.ts';
import type { Point } from '../../position.ts';
import { positionOf } from '../../resolve/resolution.ts';
import { makeAttribute, makeTag } from '../make-tag.ts';
import { type MarkReader, type MarkWords, readMarkedLines } from '../marked-lines.ts';
import { parseAttributes } from '../written-attributes.ts';

const tags = new Map(
  Object.entries({
    note: 'Note',
    secondary: 'Note',
    tip: 'Tip',
    hint: 'Tip',
    info: 'Info',
    important: 'Info',
    success: 'Check',
    warning: 'Warning',
    caution: 'Warning',
    attention: 'Warning',
    danger: 'Danger',
    error: 'Danger',
    details: 'Accordion',
  }),
);

const markStart = /^[ \t]*(:{2,})[ \t]*([\p{L}][\p{L}\p{N}-]*)?/u;

const reader: MarkReader = {
  sign: '::',
  wordsOf,
  close: ({ name, attributes }, children, position) => [makeTag(tagNamed(name), { attributes, children, position })],
};

/** Changes the tree of a text in place. Marks without a partner stay text. */
export function readAdmonitions(root: Root, source: string): void {
  readMarkedLines(root, source, reader);
}

/** The tag that a name means: a callout, else the block that is called so in its own spelling, as `code-group` is. */
function tagNamed(name: string): string {
  const pascal = name.replace(/(?:^|-)(\p{L})/gu, (_, letter: string) => letter.toUpperCase());
  return tags.get(name) ?? (blockNamed(pascal) ? pascal : name);
}

function wordsOf(line: readonly PhrasingContent[], source: string): MarkWords | undefined {
  const [first, last] = [line[0], line.at(-1)];
  if (first?.type !== 'text' || !last) return undefined;
  const value = line
    .map((node) => writtenText(node, source))
    .join('')
    .trimEnd();
  const [begun, colons = '', word = ''] = markStart.exec(value) ?? [];
  if (begun === undefined) return undefined;
  const { start } = positionOf(first);
  const head = headOf(value.slice(begun.length));
  if (!head || (word === '' && (head.title !== '' || head.braces.length > 0))) return undefined;
  const given = head.braces.flatMap((braces) => {
    const at = source.indexOf(braces, start.offset);
    return (at === -1 ? undefined : parseAttributes(source, at + 1, at + braces.length - 1)) ?? [];
  });
  const attributes = [
    ...labelOf(head.title, value, line),
    ...given.filter((one) => head.title === '' || one.name !== 'title'),
  ];
  const role = word === '' ? 'end' : 'start';
  return { role, name: word.toLowerCase(), key: String(colons.length), attributes };
}

/** The label of a mark as its title, which counts before one that is an attribute. */
function labelOf(title: string, value: string, line: readonly PhrasingContent[]): MdxJsxAttribute[] {
  const [first, last] = [line[0], line.at(-1)];
  if (title === '' || !first || !last) return [];
  const start = forward(positionOf(first).start, value.lastIndexOf(title));
  // A title of several nodes is as long as they are written, not as they read.
  const end = line.length === 1 ? forward(start, title.length) : positionOf(last).end;
  return [makeAttribute('title', title, { start, end })];
}

/** A node as its line reads; MDX takes attributes for an expression. */
function writtenText(node: PhrasingContent, source: string): string {
  if (node.type !== 'mdxTextExpression') return textOf(node);
  const { start, end } = positionOf(node);
  return source.slice(start.offset, end.offset);
}

/**
 * What follows a mark's name: a label in brackets or running text, and attributes in braces on either side of it;
 * `undefined` if it is no mark.
 */
function headOf(text: string): { title: string; braces: string[] } | undefined {
  const braces: string[] = [];
  let title = '';
  let rest = text;
  for (;;) {
    const found = /^\[([^\]\n]*)\]|^[ \t]*(\{(?:[^{}\n]|\{[^{}\n]*\})*\})/.exec(rest);
    if (!found) break;
    if (found[2] === undefined) title = (found[1] ?? '').trim();
    else braces.push(found[2]);
    rest = rest.slice(found[0].length);
  }
  const behind = /[ \t]+(\{[^{}\n]*\})$/.exec(rest);
  if (behind?.[1]) {
    braces.push(behind[1]);
    rest = rest.slice(0, behind.index);
  }
  return { title: title || rest.trim(), braces };
}

function forward({ line, column, offset }: Point, by: number): Point {
  return { line, column: column + by, offset: offset + by };
}
