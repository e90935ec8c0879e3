/**
 * Props of a directive of Nuxt that stand below it, as `::card` and then `title: It` between two lines of three dashes.
 * Markdown takes such lines for headings that are underlined.
 */
import type { Heading, Parent, Root, RootContent } from 'mdast';
import type { MdxJsxAttribute } from 'mdast-util-mdx-jsx';
import { pointAt } from '../../position.ts';
import { positionOf } from '../../resolve/resolution.ts';
import { visit } from '../../visit.ts';
import { makeAttribute } from '../make-tag.ts';

/** Props by the place at which their directive begins. */
export type YamlProps = ReadonlyMap<number, MdxJsxAttribute[]>;

/** Takes the props out of the tree, in place. The lines before them are a paragraph again. */
export function takeYamlProps(root: Root, source: string): YamlProps {
  const props = new Map<number, MdxJsxAttribute[]>();
  if (!/^[ \t]*:{2,}[a-z][\w-]*[ \t]*\r?\n[ \t]*---/m.test(source)) return props;
  visit(root, (node) => {
    if (!('children' in node)) return;
    const children = node.children as RootContent[];
    for (let at = 0; at + 1 < children.length; at++) {
      const [mark, held] = [children[at], children[at + 1]];
      if (!mark || !held || !isUnderlined(mark, source) || !isUnderlined(held, source)) continue;
      const start = markStart(mark, source);
      const given = start === undefined ? undefined : propsIn(held, source);
      if (start === undefined || !given) continue;
      props.set(start, given);
      (node as Parent).children.splice(at, 2, { type: 'paragraph', children: mark.children, position: mark.position });
    }
  });
  return props;
}

function isUnderlined(node: RootContent, source: string): node is Heading {
  return node.type === 'heading' && node.depth === 2 && source[positionOf(node).start.offset] !== '#';
}

/** Where the directive begins that is the last line of the text above an underline. */
function markStart(heading: Heading, source: string): number | undefined {
  const { start, end } = positionOf(heading);
  const mark = /(?:^|\n)[ \t>]*(:{2,}[a-z][\w-]*)[ \t]*\r?\n[ \t>]*-{3,}[ \t]*$/.exec(
    source.slice(start.offset, end.offset),
  );
  return mark?.[1] === undefined ? undefined : start.offset + mark.index + mark[0].indexOf(mark[1]);
}

/** The props, if all lines above the underline are some. */
function propsIn(heading: Heading, source: string): MdxJsxAttribute[] | undefined {
  const { start, end } = positionOf(heading);
  const lines = source.slice(start.offset, end.offset).split('\n').slice(0, -1);
  let at = start.offset;
  const props: MdxJsxAttribute[] = [];
  for (const line of lines) {
    const { name, value = '' } =
      /^[ \t>]*(?<name>[A-Za-z][\w.:-]*):[ \t]+(?<value>\S[^\r\n]*?)[ \t\r]*$/.exec(line)?.groups ?? {};
    if (name === undefined) return undefined;
    const first = at + line.indexOf(name);
    const position = { start: pointAt(source, first), end: pointAt(source, at + line.trimEnd().length) };
    // `ui.icon.base` is about looks.
    if (/^[\w-]+$/.test(name)) props.push(makeAttribute(name, value.replace(/^(["'])(.*)\1$/, '$2'), position));
    at += line.length + 1;
  }
  return props;
}
