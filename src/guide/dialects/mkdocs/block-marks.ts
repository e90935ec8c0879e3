/**
 * `/// note | Title` … `///` of MkDocs, with more slashes around those that hold others, to the tags that mean the same; and
 * `::: package.Name`, which stands for a reference that is made from code.
 */
import type { Paragraph, PhrasingContent, Root, RootContent, Text } from 'mdast';
import type { MdxJsxAttribute } from 'mdast-util-mdx-jsx';
import { toString as textOf } from 'mdast-util-to-string';
import { type Position, pointAt } from '../../position.ts';
import { positionOf } from '../../resolve/resolution.ts';
import { visit } from '../../visit.ts';
import { makeAttribute, makeTag } from '../make-tag.ts';
import { type Mark, type MarkWords, readMarkedLines } from '../marked-lines.ts';
import { calloutAttributes } from './indented-marks.ts';

const mark = /^(?<slashes>\/{3,})(?:[ \t]*(?<name>[\p{L}][\p{L}\p{N}-]*)(?:[ \t]*\|[ \t]*(?<title>[^\n]*?))?)?[ \t]*$/u;

/** A line under a mark that sets something. */
const setting = /^[ \t]*(?<key>type|open|attrs|name|new|select):[ \t]*(?<value>.*)$/;

/** Names that are about looks alone: what they hold is all there is. */
const transparent = new Set(['html', 'define', 'caption', 'figure-caption', 'table-caption']);

/** Changes the tree of a text in place. */
export function readBlockMarks(root: Root, source: string): void {
  if (source.includes('///')) readMarkedLines(root, source, { sign: '///', wordsOf, close });
  if (source.includes('::: ')) visit(root, 'paragraph', nameReference);
}

function wordsOf(line: readonly PhrasingContent[], source: string): MarkWords | undefined {
  const [first, last] = [line[0], line.at(-1)];
  if (first?.type !== 'text' || !last || !/^[ \t]*\/\/\//.test(first.value)) return undefined;
  const { start } = positionOf(first);
  const written = source.slice(start.offset, positionOf(last).end.offset);
  const { slashes = '', name, title = '' } = mark.exec(written)?.groups ?? {};
  if (slashes === '') return undefined;
  const key = String(slashes.length);
  if (name === undefined) return { role: 'end', name: '', key, attributes: [] };
  const at = start.offset + written.lastIndexOf(title);
  const place = { start: pointAt(source, at), end: pointAt(source, at + title.length) };
  const attributes = title === '' ? [] : [makeAttribute('title', title, place)];
  return { role: 'start', name: name.toLowerCase(), key, attributes };
}

function close({ name, attributes, line }: Mark, held: RootContent[], position: Position): RootContent[] {
  const { children, settings } = takeSettings(held, positionOf(line).end.line);
  if (transparent.has(name)) return children;
  if (name === 'tab') {
    const data = { tabMark: settings.get('new') === 'true' ? ('first' as const) : ('next' as const) };
    return [Object.assign(makeTag('Tab', { attributes, children, position }), { data })];
  }
  if (name === 'details') {
    const open = settings.get('open') === 'true' ? [makeAttribute('open', null)] : [];
    return [makeTag('Accordion', { attributes: [...titled(attributes, 'Details'), ...open], children, position })];
  }
  const kind = name === 'admonition' ? (settings.get('type') ?? 'note') : name;
  return [makeTag('Callout', { attributes: calloutAttributes(kind, attributes), children, position })];
}

function titled(attributes: MdxJsxAttribute[], title: string): MdxJsxAttribute[] {
  return attributes.length > 0 ? attributes : [makeAttribute('title', title)];
}

/** The lines right under a mark, if each of them sets something, are not for readers. */
function takeSettings(
  held: RootContent[],
  markLine: number,
): { children: RootContent[]; settings: ReadonlyMap<string, string> } {
  const settings = new Map<string, string>();
  const [first, ...rest] = held;
  if (first?.type !== 'paragraph' || positionOf(first).start.line !== markLine + 1) return { children: held, settings };
  if (first.children.some(({ type }) => type !== 'text')) return { children: held, settings };
  for (const line of textOf(first).trimEnd().split('\n')) {
    const { key, value = '' } = setting.exec(line)?.groups ?? {};
    if (key === undefined) return { children: held, settings: new Map() };
    settings.set(key, value.trim().toLowerCase());
  }
  return { children: rest, settings };
}

const reference =
  /^::: +(?<name>[A-Za-z_][\w]*(?:[.:][A-Za-z_]\w*)+)[ \t]*(?:\n[ \t]*(?:handler|options|selection|rendering)?:|$)/;

/** The name of what the reference is about; how it is to be made is no text. */
function nameReference(paragraph: Paragraph): void {
  const [first] = paragraph.children;
  const name = first?.type === 'text' ? reference.exec(first.value)?.groups?.['name'] : undefined;
  if (name === undefined) return;
  const { position } = first as Text;
  paragraph.children = [{ type: 'inlineCode', value: name, ...(position ? { position } : {}) }];
}
