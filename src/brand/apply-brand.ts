/**
 * A guide as one brand shows it: without what is hidden from partners, in the brand's words, with its addresses. The
 * tree and the list of changes are made together, so that page and twin can't differ.
 */
import type { Connector } from '../connector/index.ts';
import {
  audienceAttribute,
  escapeInlineMarkdown,
  type Guide,
  type GuideNode,
  guideLanguage,
  type Issue,
  type Json,
  mapPoints,
  markdownProps,
  type Position,
} from '../guide/index.ts';
import { type Change, sortChanges } from './change.ts';
import { actionsIn } from './code-words.ts';
import { type HiddenAmong, hiddenParts, isMarked } from './hidden-parts.ts';
import { createLinkingSection } from './linking-section.ts';
import { changeAt, type EditedText, removeAttribute, removePassage } from './remove.ts';
import {
  actionsAttribute,
  type Rewording,
  rangeOf,
  rewordActions,
  rewordAt,
  rewordCodeAt,
  rewordLabel,
  rewordTitle,
} from './reword-at.ts';
import type { Brand } from './schema.ts';
import { createWording, type Wording } from './wording.ts';
import { writeBody } from './write-body.ts';

export interface BrandedGuide {
  guide: Guide;
  changes: Change[];
  /** The partner's own section on linking, if the guide has one. */
  linking?: BrandedSection;
}

/** A section, which stands in the guide among other nodes, and as a guide of its own with the places in its own text. */
interface BrandedSection {
  /** Its nodes in the guide's tree. */
  nodes: readonly GuideNode[];
  guide: Guide;
  /** What is wrong with its text. */
  issues: Issue[];
}

/**
 * Applies a brand to a guide. The guide given stays as it is. With the connector that the guide links, a partner's own
 * section on linking stands in the place of the vendor's.
 */
export function applyBrand(guide: Guide, brand: Brand, connector?: Connector): BrandedGuide {
  const language = guideLanguage(guide);
  const wording = createWording(brand, { language });
  const changes: Change[] = [];
  const linking = connector && linkingPart(guide, brand, connector);
  const { source, bodyOffset, segments } = guide;
  const context: Context = {
    source,
    bodyOffset,
    segments,
    wording,
    codeWording: createWording(brand, { within: 'code' }),
    markdownWording: createWording(asMarkdown(brand), { language }),
    hides: !brand.vendor,
    hiddenAmong: hiddenParts(guide, brand),
    linking,
    changes,
  };
  const children = applyToAll(guide.children, context);
  const titleHeadings = applyToAll(guide.titleHeadings, context);
  // What writers tell each other is no reader's business, and may name the vendor.
  if (context.hides) changes.push(...guide.comments.map((position) => removePassage({ position }, context)));
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
    changes: settle(changes, source),
    ...(linking ? { linking: linking.section } : {}),
  };
}

interface Context extends EditedText, Rewording {
  /** With words that stay what they are in a string that is read as Markdown. */
  markdownWording: Wording;
  /** Whether passages marked `data-whitelabel-hide` are removed. */
  hides: boolean;
  hiddenAmong: HiddenAmong;
  linking: LinkingPart | undefined;
}

/** What stands in the place of the vendor's section on linking, as nodes and as text. */
interface LinkingPart {
  section: BrandedSection;
  place: GuideNode;
  text: string;
}

function linkingPart(guide: Guide, brand: Brand, connector: Connector): LinkingPart | undefined {
  const section = createLinkingSection(guide, brand, connector);
  if (!section) return undefined;
  const { place, issues } = section;
  const { guide: branded, changes } = applyBrand(section.guide, brand);
  const newline = /^[^\n]*\r\n/.test(guide.source) ? '\r\n' : '\n';
  const text = writeBody(branded, changes).trim().replaceAll('\n', newline);
  // It has no place of its own in the guide's text but the one that it takes.
  const children = structuredClone(branded.children);
  mapPoints(children, () => (place.position as Position).start);
  return { section: { nodes: children, guide: branded, issues }, place, text };
}

function applyToAll(nodes: readonly GuideNode[], context: Context): GuideNode[] {
  const hidden = context.hiddenAmong(nodes);
  return nodes.flatMap((node, index) => {
    if (node === context.linking?.place && hidden.has(node)) {
      const { start, end } = rangeOf(node.position as Position);
      context.changes.push(changeAt('linking', context.source, start, end, context.linking.text));
      return context.linking.section.nodes;
    }
    if (hidden.has(node)) {
      const parts = nodes[index - 1]?.type === 'paragraph' && nodes[index + 1]?.type === 'paragraph';
      context.changes.push(removePassage(node, context, parts));
      return [];
    }
    return [applyToNode(withoutConditions(node, context), context)];
  });
}

function applyToNode(node: GuideNode, context: Context): GuideNode {
  const { wording } = context;
  switch (node.type) {
    case 'text':
      return { ...node, value: rewordAt(node.value, node.position as Position, 'text', context) };
    case 'inlineCode':
    case 'code':
      return rewordCodeAt(node, context);
    case 'image': {
      const { url, places = {} } = node;
      const alt = rewordLabel(node.alt ?? '', places['alt'], context);
      return { ...node, url: wording.readdress(url), alt, title: rewordTitle(node.title, places['title'], context) };
    }
    case 'blocked':
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
  if (branded.type === 'block') {
    branded.props = applyToProps(branded.props, branded.places, context);
    const written = Object.hasOwn(branded.props, 'actions') ? branded.attributes[actionsAttribute] : undefined;
    const actions = written === undefined ? undefined : actionsIn(written);
    if (actions !== undefined) branded.props['actions'] = actions;
  }
  return branded;
}

/**
 * A part that the brand shows, without what decided on that: other people's styles would hide what is marked, and names
 * of brands are no other brand's business.
 */
function withoutConditions(node: GuideNode, { source, hides, changes }: Context): GuideNode {
  if (node.type !== 'element' && node.type !== 'block' && node.type !== 'unknown') return node;
  const settled = [audienceAttribute, ...(hides && isMarked(node) ? ['data-whitelabel-hide'] : [])];
  const places = settled.map((name) => node.places[name]).filter((place) => place !== undefined);
  if (places.length === 0) return node;
  changes.push(...places.map((place) => removeAttribute(place, source)));
  const attributes = Object.entries(node.attributes).filter(([name]) => !settled.includes(name));
  return { ...node, attributes: Object.fromEntries(attributes) };
}

/** Elements whose text is to be typed or compared letter by letter. */
const codeElements = new Set(['code', 'pre', 'kbd', 'samp', 'var']);

function applyToStrings(strings: Record<string, Json>, places: Record<string, Position>, context: Context) {
  return Object.fromEntries(
    Object.entries(strings).map(([name, value]) => {
      const place = places[name];
      if (name === actionsAttribute && typeof value === 'string') return [name, rewordActions(value, place, context)];
      const isCode = name.startsWith('data-') || ['href', 'src', 'id', 'cite', 'code', 'language'].includes(name);
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
  const vocabulary = Object.entries(brand.vocabulary).map(([word, said]) => {
    if (typeof said === 'string') return [word, escapeInlineMarkdown(said)];
    return [word, { ...said, to: escapeInlineMarkdown(said.to) }];
  });
  return { ...brand, names: escapeAll(brand.names), vocabulary: Object.fromEntries(vocabulary) };
}

function readdressAll(value: Json, { wording }: Context): Json {
  return typeof value === 'string' ? wording.readdress(value) : value;
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

/**
 * In reading order, without what stands in a passage that is changed as a whole, or was found twice. Of two removals
 * that share blank lines the second begins where the first ends.
 */
function settle(changes: readonly Change[], source: string): Change[] {
  let done = 0;
  return sortChanges(changes).flatMap((change) => {
    const { rule, after, position } = change;
    const [start, end] = [position.start.offset, position.end.offset];
    if (start < done && (end <= done || rule !== 'hidden')) return [];
    const open = start < done ? changeAt(rule, source, done, end, after) : change;
    done = end;
    return [open];
  });
}
