/**
 * An inline SVG of a guide: shapes and colors from a strict list, which can load and run nothing. The sanitizer lets no
 * SVG through: a mark does, and the drawing is put there after it, from what this file allows.
 */
import type { Element, ElementContent } from 'hast';
import { h, s } from 'hastscript';
import { find, svg } from 'property-information';
import { z } from 'zod';
import { type BlockDefinition, propertiesOf } from './block.ts';

/** A part of a drawing. Attributes have the names that hast has for SVG. */
export interface DrawingPart {
  name: string;
  attributes: Record<string, string>;
  children: (DrawingPart | string)[];
}

/** Elements that draw something, or hold or color what does. */
export const drawingElements: ReadonlySet<string> = new Set(
  'svg g defs symbol use path rect circle ellipse line polyline polygon text tspan title desc linearGradient radialGradient stop clipPath mask'.split(
    ' ',
  ),
);

const attributeNames =
  'id viewBox width height x y cx cy r rx ry x1 y1 x2 y2 dx dy fx fy d points transform opacity fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset clip-path clip-rule clipPathUnits mask maskUnits maskContentUnits offset stop-color stop-opacity gradientUnits gradientTransform spreadMethod color text-anchor dominant-baseline font-size font-weight preserveAspectRatio href';

/** Their attributes, by hast's names. */
export const drawingAttributes: ReadonlySet<string> = new Set(
  attributeNames.split(' ').map((name) => find(svg, name).property),
);

const functions =
  /^(?:rgba?|hsla?|oklch|oklab|lab|lch|translate|translate[XY]|rotate|scale|scale[XY]|matrix|skew[XY])$/i;

/** Whether a value is of numbers, names, colors and moves. CSS could hide an address behind a backslash or a comment. */
export function isDrawingValue(value: string): boolean {
  if (!/^[\w\s#.,%()+-]*$/.test(value)) return false;
  return [...value.matchAll(/([\w-]*)\s*\(/g)].every(([, name = '']) => functions.test(name));
}

/** Ids within a drawing hold a colon, so that they meet none of the page's own. */
const localId = /^drawing:\d+:[\w.-]+$/;

function isAllowed(name: string, value: string): boolean {
  if (!drawingAttributes.has(name)) return false;
  if (name === 'id') return localId.test(value);
  if (name === 'href') return value.startsWith('#') && localId.test(value.slice(1));
  const target = /^url\(#(.*)\)$/s.exec(value)?.[1];
  return target === undefined ? isDrawingValue(value) : localId.test(target);
}

const partSchema: z.ZodType<DrawingPart> = z.lazy(() =>
  z.object({
    name: z.string().refine((name) => drawingElements.has(name)),
    attributes: z
      .record(z.string(), z.string())
      .refine((attributes) => Object.entries(attributes).every(([name, value]) => isAllowed(name, value))),
    children: z.array(z.union([partSchema, z.string()])),
  }),
);

/** A drawing amid the text. It answers to no tag but `<svg>`. */
export const drawing: BlockDefinition = {
  name: 'Drawing',
  aliases: [],
  layout: 'inline',
  sheet: 'blocks',
  props: z.object({ tree: z.json() }),
  render: (node) => [h('span', { dataDrawing: JSON.stringify(node.props['tree']), ...propertiesOf(node.attributes) })],
};

/** The drawing that a mark stands for; `undefined` where it is none, or holds anything that is not allowed. */
export function drawnAt({ properties: { dataDrawing, ...own } }: Element): Element | undefined {
  const written = z.string().transform(jsonIn).pipe(partSchema).safeParse(dataDrawing);
  if (!written.success) return undefined;
  const { attributes, children } = written.data;
  const isTitled = children.some((part) => typeof part !== 'string' && part.name === 'title');
  const voice = isTitled ? { role: 'img' } : holdsText(written.data) ? {} : { ariaHidden: 'true' };
  return s('svg', { ...attributes, ...voice, ...own, className: ['drawing'] }, children.map(hastOf));
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function holdsText({ children }: DrawingPart): boolean {
  return children.some((part) => (typeof part === 'string' ? part.trim() !== '' : holdsText(part)));
}

function hastOf(part: DrawingPart | string): ElementContent {
  if (typeof part === 'string') return { type: 'text', value: part };
  return s(part.name, part.attributes, part.children.map(hastOf));
}
