/**
 * A guide as one brand shows it: without what is hidden from partners, in the brand's words, with its addresses. The
 * tree and the list of changes are made together, so that page and twin can't differ.
 */
import { type Guide, type GuideNode, hasBrandWord, type Json, type Position, pointAt } from '../guide/index.ts';
import { alignSource } from './align-source.ts';
import type { Change } from './change.ts';
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
  const context: Context = { source: guide.source, wording, hides: !brand.vendor, changes };
  const children = applyToAll(guide.children, context);
  // What writers tell each other is no reader's business, and may name the vendor.
  if (context.hides) changes.push(...guide.comments.map((position) => removal({ position }, context.source)));
  changes.push(...addressChanges(guide, wording));
  changes.push(...headChanges(guide, wording));
  return {
    guide: {
      ...guide,
      title: wording.reword(guide.title),
      description: wording.reword(guide.description),
      frontmatter: rewordAll(guide.frontmatter, wording) as Guide['frontmatter'],
      children,
    },
    changes: withoutRepeats(changes),
  };
}

interface Context {
  source: string;
  wording: Wording;
  /** Whether passages marked `data-whitelabel-hide` are removed. */
  hides: boolean;
  changes: Change[];
}

function applyToAll(nodes: readonly GuideNode[], context: Context): GuideNode[] {
  return nodes.flatMap((node, index) => {
    if (context.hides && isHidden(node)) {
      const parts = nodes[index - 1]?.type === 'paragraph' && nodes[index + 1]?.type === 'paragraph';
      context.changes.push(removal(node, context.source, parts));
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
function removal(node: Pick<GuideNode, 'position'>, source: string, parts = false): Change {
  const { start, end } = node.position as Position;
  const before = source.slice(0, start.offset).replace(/[ \t]+$/, '');
  const isLineStart = before === '' || before.endsWith('\n');
  const after = /^[ \t]*(?:\r?\n|$)/.exec(source.slice(end.offset))?.[0];
  if (!isLineStart || after === undefined) return changeAt('hidden', source, start.offset, end.offset, '');
  const blank = /^(?:[ \t]*\r?\n)*/.exec(source.slice(end.offset + after.length))?.[0] ?? '';
  const isBlankAround = blank !== '' || /\n[ \t]*\r?\n$/.test(before);
  const left = parts && !isBlankAround ? after.trimStart() || (after.includes('\r') ? '\r\n' : '\n') : '';
  return changeAt('hidden', source, before.length, end.offset + after.length + blank.length, left);
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
  const branded = { ...node, children: applyToAll(node.children as GuideNode[], context) } as GuideNode;
  if (branded.type === 'link') {
    branded.url = wording.readdress(branded.url);
    branded.title = rewordTitle(branded.title, branded.places?.['title'], context);
  }
  if ('attributes' in branded) {
    branded.attributes = applyToStrings(branded.attributes, branded.places, context) as Record<string, string>;
  }
  if (branded.type === 'block') branded.props = applyToStrings(branded.props, branded.places, context);
  return branded;
}

function rewordTitle(title: string | null | undefined, place: Position | undefined, context: Context) {
  return title ? rewordLabel(title, place, context) : null;
}

/** What stands in the brackets or quotation marks of Markdown. Without a place it stays, so that the twin says the same. */
function rewordLabel(value: string, place: Position | undefined, context: Context): string {
  return place ? rewordAt(value, place, 'text', context) : value;
}

function applyToStrings(strings: Record<string, Json>, places: Record<string, Position>, context: Context) {
  return Object.fromEntries(
    Object.entries(strings).map(([name, value]) => {
      const place = places[name];
      const isCode = name.startsWith('data-') || ['href', 'src', 'id', 'cite'].includes(name);
      if (typeof value !== 'string' || isCode || !place) return [name, isCode ? readdressAll(value, context) : value];
      return [name, rewordAt(value, place, 'attribute', context)];
    }),
  );
}

function readdressAll(value: Json, { wording }: Context): Json {
  return typeof value === 'string' ? wording.readdress(value) : value;
}

/** A string in the brand's words, and the changes at its place in the file. */
function rewordAt(value: string, place: Position, kind: 'text' | 'attribute', context: Context): string {
  const { source, wording, changes } = context;
  const reworded = wording.reword(value);
  if (reworded === value) return value;
  const words = wording.replacementsIn(value).filter(({ rule }) => rule === 'vocabulary');
  const { start, end } = kind === 'text' ? rangeOf(place) : valueRange(place, source);
  const offsets = hasBrandWord(value) ? undefined : alignSource(value, source.slice(start, end));
  if (offsets) {
    changes.push(...words.map((word) => wordChange(word, offsets, start, source)));
  } else {
    const whole = rangeOf(place);
    const name = /^[^\s=]+/.exec(source.slice(whole.start, whole.end))?.[0] ?? '';
    const after = kind === 'text' ? escapeMarkdown(reworded) : `${name}="${escapeAttribute(reworded)}"`;
    changes.push(changeAt(hasBrandWord(value) ? 'brand-word' : 'vocabulary', source, whole.start, whole.end, after));
  }
  return reworded;
}

function wordChange({ start, end, after }: Replacement, offsets: number[], base: number, source: string): Change {
  return changeAt('vocabulary', source, base + (offsets[start] ?? 0), base + (offsets[end] ?? 0), after);
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
    return position && after !== before ? [{ rule: 'vocabulary' as const, position, before, after }] : [];
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

/** A definition that several links refer to is changed once. */
function withoutRepeats(changes: Change[]): Change[] {
  const keyOf = ({ rule, position: { start, end } }: Change) => `${rule} ${start.offset} ${end.offset}`;
  return [...new Map(changes.map((change) => [keyOf(change), change])).values()];
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}<>[\]()"']/g, '\\$&');
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
