/**
 * `:badge[New]{color="info"}` and `:read-more{to="/a"}`, as Nuxt and remark-directive have them, to the tags that mean the
 * same. A colon before a word is nothing special without attributes behind it.
 */
import type { Parent, PhrasingContent, Root, RootContent, Text } from 'mdast';
import type { MdxJsxAttribute } from 'mdast-util-mdx-jsx';
import { type Position, pointAt } from '../../position.ts';
import { positionOf } from '../../resolve/resolution.ts';
import { visit } from '../../visit.ts';
import { makeTag } from '../make-tag.ts';
import { splitText } from '../marked-lines.ts';
import { parseAttributes } from '../written-attributes.ts';
import { tagNamed } from './directive-names.ts';

/** Label and attributes on one line; a value in quotes may hold braces. */
const directive =
  /(?<![\w:/\\]):(?<name>[A-Za-z][\w-]{0,60})(?:\[(?<label>[^\]\n]{0,300})\])?\{(?<braces>(?:"[^"\n]*"|'[^'\n]*'|[^{}"'\n]){1,600})\}/g;

const phrasingParents = new Set(['paragraph', 'heading', 'tableCell', 'strong', 'emphasis', 'delete']);

/** Changes the tree of a text in place. */
export function readInlineDirectives(root: Root, source: string): void {
  if (!/:[a-z][\w-]*(?:\[[^\]\n]*\])?\{/i.test(source)) return;
  visit(root, (node, index, parent) => {
    if (!phrasingParents.has(node.type) || !('children' in node)) return;
    const children = node.children as PhrasingContent[];
    if (!children.some((child) => child.type === 'text' && child.value.includes(':'))) return;
    const found = directivesIn(node as Parent, source);
    if (found.length === 0) return;
    const parts = cutAt(children, found, source);
    const tags = parts.filter((part) => part.type === 'mdxJsxTextElement');
    const isAlone = parts.every(
      (part) => part.type === 'mdxJsxTextElement' || (part.type === 'text' && part.value.trim() === ''),
    );
    if (isAlone && node.type === 'paragraph' && parent && index !== undefined) {
      const blocks = tags.map((tag) => ({ ...tag, type: 'mdxJsxFlowElement' }) as unknown as RootContent);
      (parent as Parent).children.splice(index, 1, ...blocks);
    } else node.children = parts as never;
  });
}

interface Directive {
  start: number;
  end: number;
  name: string;
  /** Where its label stands. */
  label: { start: number; end: number } | undefined;
  attributes: MdxJsxAttribute[];
}

/** The directives that stand in the text of a node: what is code or an address there is no place for one to begin. */
function directivesIn(node: Parent, source: string): Directive[] {
  const { start, end } = positionOf(node as RootContent);
  const texts = (node.children as PhrasingContent[]).filter((child) => child.type === 'text').map(positionOf);
  return [...source.slice(start.offset, end.offset).matchAll(directive)].flatMap((match): Directive[] => {
    const at = start.offset + match.index;
    if (!texts.some((text) => text.start.offset <= at && at < text.end.offset)) return [];
    const { name = '', label, braces = '' } = match.groups ?? {};
    const stop = at + match[0].length;
    const attributes = parseAttributes(source, stop - 1 - braces.length, stop - 1);
    if (!attributes || attributes.length === 0) return [];
    const labelStart = at + name.length + 2;
    return [
      {
        start: at,
        end: stop,
        name,
        label: label === undefined ? undefined : { start: labelStart, end: labelStart + label.length },
        attributes,
      },
    ];
  });
}

/** The nodes with a tag in the place of each directive; its label holds the nodes that stand in it. */
function cutAt(nodes: readonly PhrasingContent[], directives: readonly Directive[], source: string): PhrasingContent[] {
  const parts = nodes.flatMap((node): PhrasingContent[] => (node.type === 'text' ? splitText(node, source) : [node]));
  const between = (start: number, end: number) => parts.flatMap((part) => sliceOf(part, start, end, source));
  const result: PhrasingContent[] = [];
  let at = 0;
  for (const { start, end, name, label, attributes } of directives) {
    result.push(...between(at, start));
    const position: Position = { start: pointAt(source, start), end: pointAt(source, end) };
    const children = label ? between(label.start, label.end) : [];
    const tag = makeTag(tagNamed(name), { attributes, children: children as RootContent[], position });
    result.push({ ...tag, type: 'mdxJsxTextElement' } as PhrasingContent);
    at = end;
  }
  return [...result, ...between(at, Number.POSITIVE_INFINITY)];
}

/** What of a node stands between two places of the source. Only text can be parted. */
function sliceOf(node: PhrasingContent, start: number, end: number, source: string): PhrasingContent[] {
  const own = positionOf(node);
  const from = own.start.offset;
  const isText = node.type === 'text';
  // A text that ends its line has the break as well, which its place has not.
  const to = isText ? Math.max(own.end.offset, from + node.value.length) : own.end.offset;
  if (to <= start || from >= end) return [];
  if (from >= start && to <= end) return [node];
  if (!isText) return from >= start ? [node] : [];
  const value = node.value.slice(Math.max(0, start - from), end - from);
  if (value === '') return [];
  const first = Math.max(from, start);
  const position = { start: pointAt(source, first), end: pointAt(source, first + value.trimEnd().length) };
  return [{ ...(node as Text), value, position }];
}
