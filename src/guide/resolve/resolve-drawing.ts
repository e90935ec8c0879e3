/** An inline `<svg>`: kept as far as it draws, refused where it could load, run or style anything. */
import type { RootContent } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { find, svg } from 'property-information';
import { type DrawingPart, drawingAttributes, drawingElements, isDrawingValue } from '../blocks/drawing.ts';
import { isJsonObject, type Json } from '../json.ts';
import type { Position } from '../position.ts';
import type { Resolution } from './resolution.ts';
import { evaluateAttributes, takeGuideAttributes } from './resolve-attributes.ts';
import { refuseTag } from './resolve-tag.ts';

type Tag = MdxJsxFlowElement | MdxJsxTextElement;

/** What a drawing does without: looks that few readers miss, and notes of programs that draw. */
const passedOver = /^(?:filter|metadata|animate|animateTransform|animateMotion|set|[a-z]+:[A-Za-z-]+)$/;

/** Why a drawing is refused. */
class DrawingRefused {
  readonly reason: string;
  constructor(reason: string) {
    this.reason = reason;
  }
}

/** The drawing as a block; a marker for its writer and an issue where it is none that can be shown. */
export function resolveDrawing(tag: Tag, position: Position, resolution: Resolution): RootContent[] {
  const { collector, sourceText } = resolution;
  const { scope } = resolution.moduleAt(position);
  const marks = tag.attributes.filter(
    (attribute) => attribute.type === 'mdxJsxAttribute' && /^data-/.test(attribute.name),
  );
  const own = evaluateAttributes({ ...tag, attributes: marks } as Tag, { scope, collector, sourceText });
  const kept = { attributes: takeGuideAttributes(own), places: { ...own.places } };
  try {
    const tree = partOf(tag, `drawing:${position.start.offset}:`, resolution, 0);
    sizeOf(tree);
    return [
      { type: 'block', name: 'Drawing', props: { tree: tree as unknown as Json }, ...kept, children: [], position },
    ];
  } catch (cause) {
    if (!(cause instanceof DrawingRefused)) throw cause;
    collector.add('drawing-refused', position, { reason: cause.reason });
    return [refuseTag(tag, position, [], resolution)];
  }
}

function partOf(tag: Tag, prefix: string, resolution: Resolution, depth: number): DrawingPart {
  const name = tag.name ?? '';
  if (!drawingElements.has(name)) throw new DrawingRefused(`a <${name}>`);
  if (depth > 50) throw new DrawingRefused('too many levels');
  const isText = /^(?:text|tspan|title|desc)$/.test(name);
  return {
    name,
    attributes: attributesOf(tag, prefix, resolution),
    children: (tag.children as RootContent[]).flatMap((child) => childOf(child, { isText, prefix, resolution, depth })),
  };
}

function childOf(
  node: RootContent,
  within: { isText: boolean; prefix: string; resolution: Resolution; depth: number },
): (DrawingPart | string)[] {
  const { isText, prefix, resolution, depth } = within;
  switch (node.type) {
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      if (node.name === null || node.name === 'a')
        return (node.children as RootContent[]).flatMap((child) => childOf(child, within));
      return passedOver.test(node.name) ? [] : [partOf(node, prefix, resolution, depth + 1)];
    case 'paragraph':
      return node.children.flatMap((child) => childOf(child, within));
    case 'text':
      return isText ? [node.value] : [];
    case 'break':
      return [];
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      if (node.data?.estree?.body.length !== 0) throw new DrawingRefused('code in it');
      resolution.comments.push(node.position as Position);
      return [];
    default:
      if (isText) throw new DrawingRefused('more than text in a line of text');
      return [];
  }
}

function attributesOf(tag: Tag, prefix: string, resolution: Resolution): Record<string, string> {
  const kept: Record<string, string> = {};
  const keep = (name: string, value: string) => {
    const { property } = find(svg, name === 'xlink:href' || name === 'xlinkHref' ? 'href' : name);
    if (!drawingAttributes.has(property)) return;
    if (property === 'id') kept[property] = prefix + value.replace(/[^\w.-]/g, '-');
    else if (property === 'href') kept[property] = localAddress(value, prefix);
    else kept[property] = safeValue(value, prefix);
  };
  const { scope } = resolution.moduleAt(tag.position as Position);
  const given = tag.attributes.map((attribute) => {
    if (attribute.type !== 'mdxJsxAttribute') throw new DrawingRefused('a spread');
    if (/^on/i.test(attribute.name)) throw new DrawingRefused(`\`${attribute.name}\``);
    return attribute;
  });
  // The names alone that draw: all others are for programs, and say nothing here.
  const drawn = given.filter(
    ({ name }) => !/^(?:data-|aria-|xml)|^(?:class|className|key|ref)$/i.test(name) || /^xlink:?href$/i.test(name),
  );
  const { collector, sourceText } = resolution;
  const named = drawn.map((attribute) => ({
    ...attribute,
    name: attribute.name === 'xlink:href' ? 'href' : attribute.name,
  }));
  const { values } = evaluateAttributes({ ...tag, attributes: named } as Tag, { scope, collector, sourceText });
  for (const [name, value] of values) {
    if (name === 'style') for (const [property, one] of declarationsIn(value)) keep(property, one);
    else if (typeof value === 'string' || typeof value === 'number') keep(name, String(value));
  }
  return kept;
}

/** The declarations of a style, as text or as an object. */
function declarationsIn(style: Json): (readonly [string, string])[] {
  if (isJsonObject(style)) return Object.entries(style).map(([name, value]) => [name, String(value)]);
  if (typeof style !== 'string') return [];
  return style.split(';').flatMap((declaration) => {
    const at = declaration.indexOf(':');
    return at === -1 ? [] : [[declaration.slice(0, at).trim(), declaration.slice(at + 1).trim()] as const];
  });
}

function localAddress(value: string, prefix: string): string {
  if (!/^#[\w.-]+$/.test(value)) throw new DrawingRefused('an address in it');
  return `#${prefix}${value.slice(1)}`;
}

function safeValue(value: string, prefix: string): string {
  const local = /^url\(\s*["']?#([\w.-]+)["']?\s*\)$/.exec(value.trim())?.[1];
  if (local !== undefined) return `url(#${prefix}${local})`;
  if (!isDrawingValue(value)) throw new DrawingRefused('a value that could lead elsewhere');
  return value;
}

const length = /^\d+(?:\.\d+)?(?:px|em|rem)?$/;

/** Gives a drawing without a size of its own that of its view, which it would fill the page with else. */
function sizeOf({ attributes: given }: DrawingPart): void {
  for (const name of ['width', 'height']) if (!length.test(given[name] ?? '')) delete given[name];
  if (given['width'] !== undefined || given['height'] !== undefined) return;
  const [, , width, height] = (given['viewBox'] ?? '').trim().split(/[\s,]+/);
  if (length.test(width ?? '') && length.test(height ?? '')) Object.assign(given, { width, height });
}
