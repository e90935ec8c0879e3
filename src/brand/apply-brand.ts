/**
 * A guide as one brand shows it: without what is hidden from partners, in the brand's words, with its addresses. The
 * tree and the list of changes are made together, so that page and twin can't differ.
 */
import {
  type Copy,
  escapeInlineMarkdown,
  type Guide,
  type GuideNode,
  hasBrandWord,
  type Json,
  markdownProps,
  type Position,
  pointAt,
  textAround,
} from '../guide/index.ts';
import { alignSource, type SourceRange } from './align-source.ts';
import { type Change, sortChanges } from './change.ts';
import type { Brand } from './schema.ts';
import { createWording, type Replacement, type Wording } from './wording.ts';

export interface BrandedGuide {
  guide: Guide;
  changes: Change[];
}

/** Applies a brand to a guide. The guide given stays as it is. */
export function applyBrand(guide: Guide, brand: Brand): BrandedGuide {
  const wording = createWording(brand);
  const changes: Change[] = [];
  const { source, bodyOffset, copies } = guide;
  const context: Context = {
    source,
    bodyOffset,
    copies,
    wording,
    codeWording: createWording({ ...brand, vocabulary: {} }),
    markdownWording: createWording(asMarkdown(brand)),
    hides: !brand.vendor,
    changes,
  };
  const children = applyToAll(guide.children, context);
  const titleHeadings = applyToAll(guide.titleHeadings, context);
  // What writers tell each other is no reader's business, and may name the vendor.
  if (context.hides) changes.push(...guide.comments.map((position) => removal({ position }, context)));
  changes.push(...addressChanges(guide, wording));
  changes.push(...headChanges(guide, wording));
  return {
    guide: {
      ...guide,
      title: wording.reword(guide.title),
      description: wording.reword(guide.description),
      frontmatter: rewordAll(guide.frontmatter, wording) as Guide['frontmatter'],
      children,
      titleHeadings,
      substitutions: guide.substitutions.map(({ position, parts }) => ({
        position,
        parts: parts.map((part) => (typeof part === 'string' ? wording.readdress(part) : part)),
      })),
    },
    changes: settle(changes),
  };
}

interface Context {
  source: string;
  bodyOffset: number;
  copies: readonly Copy[];
  wording: Wording;
  /** Without vocabulary. */
  codeWording: Wording;
  /** With words that stay what they are in a string that is read as Markdown. */
  markdownWording: Wording;
  /** Whether passages marked `data-whitelabel-hide` are removed. */
  hides: boolean;
  changes: Change[];
}

function applyToAll(nodes: readonly GuideNode[], context: Context): GuideNode[] {
  return nodes.flatMap((node, index) => {
    if (context.hides && isHidden(node)) {
      const parts = nodes[index - 1]?.type === 'paragraph' && nodes[index + 1]?.type === 'paragraph';
      context.changes.push(removal(node, context, parts));
      return [];
    }
    return [applyToNode(node, context)];
  });
}

function isHidden(node: GuideNode): boolean {
  return 'attributes' in node && Object.hasOwn(node.attributes, 'data-whitelabel-hide');
}

/**
 * The passage with the lines it stands on, and one of the two blank lines around it. Where it alone keeps two paragraphs
 * apart, a blank line takes its place.
 */
function removal(node: Pick<GuideNode, 'position'>, context: Context, parts = false): Change {
  const { start, end } = node.position as Position;
  const own = textAround(context.copies, start.offset, context.source);
  // The page's body, or the copy of a snippet behind it.
  const textStart = Math.max(own.start, own.start === 0 ? context.bodyOffset : 0);
  const source = context.source.slice(0, own.end);
  if (isInCode(source.slice(0, start.offset))) return changeAt('hidden', source, start.offset, end.offset, '<></>');
  const before = source.slice(0, start.offset).replace(/[ \t]+$/, '');
  const isLineStart = before === '' || before.endsWith('\n');
  const after = /^[ \t]*(?:\r?\n|$)/.exec(source.slice(end.offset))?.[0];
  if (!isLineStart || after === undefined) return changeAt('hidden', source, start.offset, end.offset, '');
  const blank = /^(?:[ \t]*\r?\n)*/.exec(source.slice(end.offset + after.length))?.[0] ?? '';
  const [blankBefore = ''] = /(?<=\n)(?:[ \t]*\r?\n)+$/.exec(before) ?? [];
  const last = end.offset + after.length + (blankBefore === '' ? 0 : blank.length);
  const first = last === source.length ? Math.max(before.length - blankBefore.length, textStart) : before.length;
  const left = parts && blank === '' && blankBefore === '' ? after : '';
  return changeAt('hidden', source, first, last, left);
}

function applyToNode(node: GuideNode, context: Context): GuideNode {
  const { wording } = context;
  switch (node.type) {
    case 'text':
      return { ...node, value: rewordAt(node.value, node.position as Position, 'text', context) };
    case 'inlineCode':
    case 'code':
      return { ...node, value: wording.readdress(node.value) };
    case 'image': {
      const { url, places = {} } = node;
      const alt = rewordLabel(node.alt ?? '', places['alt'], context);
      return { ...node, url: wording.readdress(url), alt, title: rewordTitle(node.title, places['title'], context) };
    }
    case 'refusal':
      return { ...node, source: wording.reword(node.source) };
    default:
      break;
  }
  if (!('children' in node)) return node;
  const inner =
    node.type === 'element' && codeElements.has(node.name) ? { ...context, wording: context.codeWording } : context;
  const branded = { ...node, children: applyToAll(node.children as GuideNode[], inner) } as GuideNode;
  if (branded.type === 'link') {
    branded.url = wording.readdress(branded.url);
    branded.title = rewordTitle(branded.title, branded.places?.['title'], context);
  }
  if (branded.type === 'element' || branded.type === 'block' || branded.type === 'unknown') {
    branded.attributes = applyToStrings(branded.attributes, branded.places, context) as Record<string, string>;
  }
  if (branded.type === 'block') branded.props = applyToProps(branded.props, branded.places, context);
  return branded;
}

/** Elements whose text is to be typed or compared letter by letter. */
const codeElements = new Set(['code', 'pre', 'kbd', 'samp', 'var']);

function rewordTitle(title: string | null | undefined, place: Position | undefined, context: Context) {
  return title ? rewordLabel(title, place, context) : null;
}

/** What stands in the brackets or quotation marks of Markdown. Without a place it stays, so that the twin says the same. */
function rewordLabel(value: string, place: Position | undefined, context: Context): string {
  return place ? rewordAt(value, place, 'label', context) : value;
}

function applyToStrings(strings: Record<string, Json>, places: Record<string, Position>, context: Context) {
  return Object.fromEntries(
    Object.entries(strings).map(([name, value]) => {
      const place = places[name];
      const isCode = name.startsWith('data-') || ['href', 'src', 'id', 'cite'].includes(name);
      if (typeof value !== 'string' || isCode || !place) return [name, isCode ? readdressAll(value, context) : value];
      // The title of `:::tip Title` is no attribute.
      const isAttribute = /^[^\s=]+\s*=/.test(context.source.slice(place.start.offset, place.end.offset));
      return [name, rewordAt(value, place, isAttribute ? 'attribute' : 'text', context)];
    }),
  );
}

/** A block's props, of which some hold Markdown. */
function applyToProps(props: Record<string, Json>, places: Record<string, Position>, context: Context) {
  const markdownContext = { ...context, wording: context.markdownWording };
  return Object.assign(
    {},
    ...Object.entries(props).map(([name, value]) =>
      applyToStrings({ [name]: value }, places, markdownProps.has(name) ? markdownContext : context),
    ),
  ) as Record<string, Json>;
}

function asMarkdown(brand: Brand): Brand {
  const escapeAll = <Words extends Record<string, string>>(words: Words) =>
    Object.fromEntries(Object.entries(words).map(([word, said]) => [word, escapeInlineMarkdown(said)])) as Words;
  return { ...brand, names: escapeAll(brand.names), vocabulary: escapeAll(brand.vocabulary) };
}

function readdressAll(value: Json, { wording }: Context): Json {
  return typeof value === 'string' ? wording.readdress(value) : value;
}

/** A string in the brand's words, and the changes at its place in the file. */
function rewordAt(value: string, place: Position, kind: keyof typeof escapes, context: Context): string {
  const { source, wording, changes } = context;
  const reworded = wording.reword(value);
  if (reworded === value) return value;
  const words = wording.replacementsIn(value).filter(({ rule }) => rule === 'vocabulary');
  const { start, end } = kind === 'attribute' ? valueRange(place, source) : rangeOf(place);
  const ranges = hasBrandWord(value) ? undefined : alignSource(value, source.slice(start, end));
  if (ranges) {
    changes.push(...words.map((word) => wordChange(word, kind, ranges, start, source)));
  } else {
    const whole = rangeOf(place);
    const written = escapes[kind](reworded);
    const name = /^[^\s=]+/.exec(source.slice(whole.start, whole.end))?.[0] ?? '';
    const after = kind === 'attribute' ? `${name}="${written}"` : written;
    changes.push(changeAt(hasBrandWord(value) ? 'brand-word' : 'vocabulary', source, whole.start, whole.end, after));
  }
  return reworded;
}

function wordChange(
  { start, end, after }: Replacement,
  kind: keyof typeof escapes,
  ranges: SourceRange[],
  base: number,
  source: string,
): Change {
  const [first, last] = [ranges[start]?.start ?? 0, ranges[end - 1]?.end ?? 0];
  return changeAt('vocabulary', source, base + first, base + last, escapes[kind](after));
}

function rangeOf({ start, end }: Position) {
  return { start: start.offset, end: end.offset };
}

/** The range between the quotation marks of `name="value"`; an empty one where there are none. */
function valueRange(place: Position, source: string) {
  const { start, end } = rangeOf(place);
  const quote = /^[^\s=]+\s*=\s*["']/.exec(source.slice(start, end));
  return quote ? { start: start + quote[0].length, end: end - 1 } : { start, end: start };
}

/** Addresses are the same string in text, code, links and attributes, so they are found in the file itself. */
function addressChanges({ source, bodyOffset }: Guide, wording: Wording): Change[] {
  return wording
    .addressesIn(source)
    .filter(({ start }) => start >= bodyOffset)
    .map(({ start, end, after }) => changeAt('address', source, start, end, after));
}

function headChanges(guide: Guide, wording: Wording): Change[] {
  return (['title', 'description'] as const).flatMap((key) => {
    const [before, position] = [guide[key], guide.places[key]];
    const after = wording.reword(before);
    if (!position || after === before) return [];
    const { start, end } = rangeOf(position);
    return [changeAt('vocabulary', guide.source, start, end, wording.reword(guide.source.slice(start, end)))];
  });
}

function rewordAll(value: Json, wording: Wording): Json {
  if (typeof value === 'string') return wording.reword(value);
  if (Array.isArray(value)) return value.map((item) => rewordAll(item, wording));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rewordAll(item, wording)]));
}

function changeAt(rule: Change['rule'], source: string, start: number, end: number, after: string): Change {
  const position = { start: pointAt(source, start), end: pointAt(source, end) };
  return { rule, position, before: source.slice(start, end), after };
}

/** In reading order, without what stands in a passage that is changed as a whole, or was found twice. */
function settle(changes: readonly Change[]): Change[] {
  let done = 0;
  return sortChanges(changes).filter(({ position: { start, end } }) => {
    const isOpen = start.offset >= done;
    if (isOpen) done = end.offset;
    return isOpen;
  });
}

/** Whether what follows is the value of a name or of braces, which can't be left empty. */
function isInCode(before: string): boolean {
  return /(?:=>|\breturn|\{|\bconst [\w$]+ =)\s*\(?\s*$/.test(before.slice(-200));
}

/** How a brand's words are written so that they are read as words: as text, as the label or title of a link, as an attribute. */
const escapes = {
  text: (text: string) => text.replace(/[\\`*_{}<>[\]|~]|&(?=[#\w])/g, '\\$&'),
  label: (text: string) => text.replace(/[\\`*_{}<>[\]()"']|&(?=[#\w])/g, '\\$&'),
  attribute: (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#39;'),
};
