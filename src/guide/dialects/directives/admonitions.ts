/**
 * `:::tip[Title]{key="value"}` … `:::`, as Docusaurus, VitePress, Starlight, Zudoku and Nuxt have it, to the tags that mean
 * the same. The lines are text to Markdown, so they are looked for in the tree, wherever paragraphs stand beside each
 * other.
 */
import type { PhrasingContent, Root } from 'mdast';
import type { MdxJsxAttribute } from 'mdast-util-mdx-jsx';
import { audienceMarks } from '../../html-elements.ts';
import type { IssueCollector } from '../../issue-collector.ts';
import type { Point } from '../../position.ts';
import { positionOf } from '../../resolve/resolution.ts';
import { makeAttribute, makeTag } from '../make-tag.ts';
import { type MarkReader, type MarkWords, readMarkedLines } from '../marked-lines.ts';
import { parseAttributes } from '../written-attributes.ts';
import { tagNamed } from './directive-names.ts';
import { tabsByLines } from './tab-lines.ts';
import { takeYamlProps } from './yaml-props.ts';

const markStart = /^[ \t]*(:{2,})[ \t]*([\p{L}][\p{L}\p{N}-]*)?/u;

const reader: Omit<MarkReader, 'wordsOf' | 'close'> = {
  sign: '::',
  // As VitePress and Docusaurus do. Two colons are a mark of other dialects, which may hold nothing; and of a part that is
  // hidden from some readers, the end must be known.
  staysOpen: ({ name, key, attributes }) => Number(key) > 2 && isBlockName(name) && !isForSome(attributes),
};

function isBlockName(name: string): boolean {
  return /^[A-Z]/.test(tagNamed(name));
}

function isForSome(attributes: readonly MdxJsxAttribute[]): boolean {
  return attributes.some(({ name }) => audienceMarks.test(name));
}

/**
 * Changes the tree of a text in place. What two colons begin and nothing closes stays text, but for the leaves of
 * remark-directive: they hold nothing, and are told by their label or attributes.
 */
export function readAdmonitions(root: Root, source: string, collector: IssueCollector): void {
  const props = takeYamlProps(root, source);
  readMarkedLines(root, source, {
    ...reader,
    close({ name, attributes }, children, position) {
      const tabs = name === 'tabs' ? tabsByLines(children, source) : undefined;
      if (tabs) return [makeTag('Tabs', { children: tabs, position })];
      return [makeTag(tagNamed(name), { attributes, children, position })];
    },
    alone({ role, name, key, attributes, line }) {
      const position = positionOf(line);
      const isLeaf =
        role === 'start' && key === '2' && /[[{]/.test(source[position.start.offset + 2 + name.length] ?? '');
      if (!isLeaf || attributes.length === 0 || isForSome(attributes)) return undefined;
      return [makeTag(tagNamed(name), { attributes, children: [], position })];
    },
    unclosed({ key, name, attributes, line }, holds) {
      // Other words behind colons may be no mark at all; a mark that hides a part is told of by itself.
      if (!isBlockName(name) || isForSome(attributes)) return;
      collector.add('mark-unclosed', positionOf(line), { mark: `${':'.repeat(Number(key))}${name}`, holds });
    },
    wordsOf(line, text) {
      const words = wordsOf(line, text);
      const given = words && line[0] ? props.get(positionOf(line[0]).start.offset) : undefined;
      return words && given ? { ...words, attributes: [...words.attributes, ...given] } : words;
    },
  });
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

/** Tags of a theme's own in a title: what they hold is shown. */
const componentTag = /<\/?[A-Z][\w.]*(?:[ \t][^<>\n]*)?>/g;

/** The label of a mark as its title, which counts before one that is an attribute. */
function labelOf(title: string, value: string, line: readonly PhrasingContent[]): MdxJsxAttribute[] {
  const [first, last] = [line[0], line.at(-1)];
  if (title === '' || !first || !last) return [];
  const start = forward(positionOf(first).start, value.lastIndexOf(title));
  // A title of several nodes is as long as they are written, not as they read.
  const end = line.length === 1 ? forward(start, title.length) : positionOf(last).end;
  return [makeAttribute('title', title.replace(componentTag, '').trim(), { start, end })];
}

/** A node as it is written: titles are Markdown, and MDX takes attributes for an expression. */
function writtenText(node: PhrasingContent, source: string): string {
  if (node.type === 'text') return node.value;
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
