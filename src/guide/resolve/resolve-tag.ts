/** One tag of MDX to a block, an element, a plain container or a marker. */
import type { PhrasingContent, RootContent } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { toString as textOf } from 'mdast-util-to-string';
import type { z } from 'zod';
import type { BlockDefinition } from '../blocks/block.ts';
import { coerce } from '../blocks/coerce.ts';
import { embed } from '../blocks/embed.ts';
import { blockNamed, blockTags } from '../blocks/index.ts';
import { groupRuns } from '../group-runs.ts';
import {
  addressAttributes,
  audienceMarks,
  elementNames,
  isAllowedAddress,
  isAllowedElement,
  isDangerousElement,
  isInlineElement,
  presentationAttributes,
} from '../html-elements.ts';
import type { Json } from '../json.ts';
import type { BlockNode, ElementNode } from '../model.ts';
import { nearestName } from '../nearest.ts';
import { isStep } from '../node-kinds.ts';
import type { Position } from '../position.ts';
import { schemaFaults } from '../schema-faults.ts';
import { parseActions, parseScopeList, type Reading } from '../scopes.ts';
import { listedParts } from './listed-parts.ts';
import { isPhrasing } from './phrasing.ts';
import { blockedCode, type Resolution } from './resolution.ts';
import {
  type Attributes,
  evaluateAttributes,
  takeElementAttributes,
  takeGuideAttributes,
} from './resolve-attributes.ts';
import { blockLike } from './tag-names.ts';
import { contentOfUnknown } from './unknown-tag.ts';
import { stepsIn } from './written-steps.ts';

type Tag = MdxJsxFlowElement | MdxJsxTextElement;

/** All that a tag can be called. */
const tagNames = [...blockTags, ...elementNames];

const frames = new Set(['iframe', 'video', 'audio', 'embed', 'object']);

/** Whether a tag is an element that shows what stands elsewhere. Blocks of such names are blocks. */
export function isFrame({ name }: Tag): boolean {
  if (name === null || !frames.has(name.toLowerCase())) return false;
  return name === name.toLowerCase() || name === name.toUpperCase();
}

/** The nodes that a tag with resolved children comes to. */
export function resolveTag(
  tag: Tag,
  position: Position,
  children: RootContent[],
  resolution: Resolution,
): RootContent[] {
  const { collector } = resolution;
  const { scope, foreign } = resolution.moduleAt(position);
  const display = tag.type === 'mdxJsxFlowElement' ? 'block' : 'inline';
  const { name } = tag;
  if (name === null) return children;
  // What a file calls by a name itself is not what the language calls so.
  const isPlain = tag.data?.isPlain === true;
  const named = foreign.has(name) || isPlain ? undefined : blockNamed(name);
  const known = isFrame(tag) ? embed : named;
  const like = known || blockNamed(name) || isAllowedElement(name) || isPlain ? undefined : blockLike(name);
  // A container of which nothing is held has its words elsewhere.
  const guessed = like && (children.length > 0 || !containers.has(like.block.name)) ? like : undefined;
  const block = known ?? guessed?.block;
  // <Frame> is a block, <frame> and <FRAME> are not: HTML knows no case, tags of MDX do.
  if (!block && isDangerousElement(name)) {
    collector.add('element-refused', position, { name });
    return [refuseTag(tag, position, children, resolution)];
  }
  const attributes = evaluateAttributes(tag, { scope, collector, sourceText: resolution.sourceText });
  const { places } = attributes;
  if (block) {
    if (guessed?.certainty === 'guessed') collector.add('block-guessed', position, { name, block: guessed.tag });
    const adapted = adaptAttributes(block, guessed?.tag ?? name, attributes);
    const listed = listedParts(block, adapted.values, children);
    const meant = listed?.block ?? block;
    const props = checkProps(meant, adapted, position, resolution);
    if (block === embed && props['href'] === undefined) {
      collector.add('embed-unaddressed', position, { name });
      return [refuseTag(tag, position, children, resolution)];
    }
    if (typeof props['id'] === 'string') claimId(props['id'], places['id'] ?? position, resolution);
    const kept = takeGuideAttributes(attributes);
    readScopes('data-guide-scopes', { attributes: kept, places, position }, resolution);
    return [
      {
        type: 'block',
        name: meant.name,
        props,
        attributes: kept,
        children: contentOf(meant, listed?.children ?? children),
        position,
        places: ownOf(adapted.places),
        ...(/^Steps?$/.test(block.name) ? { notation: 'component' as const } : {}),
      },
    ];
  }
  if (isAllowedElement(name)) {
    const kept = takeElementAttributes(name, attributes, collector);
    if (name === 'img' && kept['alt'] === undefined) {
      collector.add('image-alt-missing', position);
      kept['alt'] = '';
    }
    const { id } = kept;
    // Headings get a free id from the outline; nothing else has a number to tell it by.
    if (id !== undefined && !claimId(id, places['id'] ?? position, resolution) && !/^h[1-6]$/.test(name)) {
      delete kept['id'];
    }
    const content = isInlineElement(name) ? children : groupLooseSteps(children);
    return [
      bindScopes(
        { type: 'element', name, attributes: kept, children: content, position, places: ownOf(places) },
        resolution,
      ),
    ];
  }
  if (!isPlain) collector.add('block-unknown', position, { name, nearest: nearestName(name, tagNames) });
  const kept = takeGuideAttributes(attributes);
  readScopes('data-guide-scopes', { attributes: kept, places, position }, resolution);
  const content = groupLooseSteps(contentOfUnknown({ display, position }, attributes, children));
  return [{ type: 'unknown', name, display, attributes: kept, children: content, position, places: ownOf(places) }];
}

/** The places alone: an attribute `__proto__` has set the object's prototype. */
function ownOf(places: Record<string, Position>): Record<string, Position> {
  return { ...places };
}

/** Blocks that are nothing without what they hold. */
const containers = new Set(['Steps', 'Tabs', 'Columns', 'CodeGroup', 'AccordionGroup']);

/** Whether the id was free. The first place that claims one keeps it. */
function claimId(id: string, place: Position, { ids, collector }: Resolution): boolean {
  const isFree = !ids.has(id);
  if (!isFree) collector.add('id-taken', place, { id });
  ids.add(id);
  return isFree;
}

/** Elements whose content is code or data, and no words for the reader. */
const wordlessNames = new Set(['script', 'style', 'template', 'svg', 'math']);

/**
 * The marker of a refused tag. The words it holds are the writer's, and harmless: they are shown behind it, to those for
 * whom the tag is.
 */
export function refuseTag(tag: Tag, position: Position, children: RootContent[], resolution: Resolution): RootContent {
  const name = tag.name ?? '';
  const display = tag.type === 'mdxJsxFlowElement' ? 'block' : 'inline';
  const first = children[0]?.position as Position | undefined;
  const isWordless =
    !first || wordlessNames.has(name.toLowerCase()) || textOf({ type: 'root', children }).trim() === '';
  const opening = isWordless ? position : { start: position.start, end: first.start };
  const marked = [blockedCode(display, opening, resolution), ...(isWordless ? [] : children)];
  const { attributes, places } = marksOf(tag, position, resolution);
  const [only] = marked;
  if (isWordless && only && Object.keys(attributes).length === 0) return only;
  return { type: 'unknown', name, display, attributes, children: marked, position, places };
}

/** For whom a refused tag is. Nothing else of it counts. */
function marksOf(tag: Tag, position: Position, resolution: Resolution) {
  const { sourceText, collector } = resolution;
  const given = tag.attributes.filter((attribute) =>
    audienceMarks.test(attribute.type === 'mdxJsxAttribute' ? attribute.name : attribute.value),
  );
  const { scope } = resolution.moduleAt(position);
  const attributes = evaluateAttributes({ ...tag, attributes: given } as Tag, { scope, collector, sourceText });
  return { attributes: takeGuideAttributes(attributes), places: ownOf(attributes.places) };
}

/** Steps that stand in no list of steps, each run of them put into one. */
export function groupLooseSteps(children: readonly RootContent[]): RootContent[] {
  return groupRuns(children, isStep, (run, position) => ({
    type: 'block',
    name: 'Steps',
    props: {},
    attributes: {},
    children: run,
    position,
    places: {},
    notation: 'component',
  }));
}

function contentOf(block: BlockDefinition, children: RootContent[]): RootContent[] {
  if (block.name === 'Steps') return stepsIn(children);
  if (block.layout === 'inline') return children;
  // `<Note>Text</Note>` on one line holds loose text, where the same on three lines holds a paragraph.
  return groupRuns(groupLooseSteps(children), isPhrasing, (run, position) => ({
    type: 'paragraph',
    children: run as PhrasingContent[],
    position,
  }));
}

/** The attributes by the names that the block knows. One that was only renamed keeps its place. */
function adaptAttributes(block: BlockDefinition, tag: string, attributes: Attributes): Attributes {
  const values = block.adapt?.(tag, attributes.values);
  if (!values) return attributes;
  const places = { ...attributes.places };
  for (const [name, value] of values) {
    if (attributes.values.has(name)) continue;
    const [given] = [...attributes.values].find(([, former]) => former === value) ?? [];
    const place = given === undefined ? undefined : attributes.places[given];
    if (place) places[name] = place;
  }
  return { values: new Map(values), places };
}

function checkProps(
  block: BlockDefinition,
  { values, places }: Attributes,
  position: Position,
  { collector }: Resolution,
) {
  const props: Record<string, Json> = {};
  for (const [name, value] of values) {
    const schema = Object.hasOwn(block.props.shape, name) ? (block.props.shape[name] as z.ZodType) : undefined;
    if (!schema && (name.startsWith('data-') || presentationAttributes.has(name))) continue;
    const place = places[name] ?? position;
    const taken = schema ? coerce(schema, value) : undefined;
    if (typeof taken === 'string' && isAddressProp(name) && !isAllowedAddress(taken)) {
      collector.add('address-refused', place, { url: taken.slice(0, 80) });
    } else if (taken !== undefined) props[name] = taken;
    else if (schema) {
      const { error } = schema.safeParse(value);
      const reason = (error && schemaFaults(error, schema, value)[0]?.reason) ?? 'it does not fit';
      collector.add('block-prop', place, { block: block.name, prop: name, reason });
    } else {
      const nearest = nearestName(name, Object.keys(block.props.shape));
      collector.add('attribute-unknown', place, { name, element: block.name, nearest });
    }
  }
  return props;
}

/** `icon` is an address only where it looks like one, so whoever draws it decides. */
function isAddressProp(name: string): boolean {
  return addressAttributes.has(name) || name === 'img';
}

type Bound = Pick<ElementNode, 'attributes' | 'places' | 'position'>;

function readList<T>(
  name: string,
  parse: (text: string) => Reading<T[]>,
  { attributes, places, position }: Bound,
  { collector }: Resolution,
): T[] {
  const reading = parse(attributes[name] ?? '');
  if (reading.ok) return reading.value;
  collector.add('scopes-invalid', places[name] ?? position, { attribute: name, reason: reading.reason });
  return [];
}

function readScopes(name: string, node: Bound, resolution: Resolution): string[] {
  return readList(name, parseScopeList, node, resolution);
}

/** An element that binds scopes, with the blocks that its attributes ask for. */
function bindScopes(node: ElementNode, resolution: Resolution): ElementNode | BlockNode {
  const { attributes, position } = node;
  const bound = readScopes('data-guide-scopes', node, resolution);
  if (attributes['data-guides-scope-selector'] !== undefined) {
    const json = attributes['data-guide-actions-json'];
    const actions = json === undefined ? [] : readList('data-guide-actions-json', parseActions, node, resolution);
    return { ...node, type: 'block', name: 'ScopeSelector', props: { actions } };
  }
  const isAll = attributes['data-guide-display-scopes-list']?.trim() === 'true';
  const scopes = isAll ? bound : readScopes('data-guide-display-scopes-list', node, resolution);
  if (scopes.length === 0) return node;
  const list: BlockNode = {
    type: 'block',
    name: 'ScopesList',
    props: { scopes },
    attributes: {},
    children: [],
    places: {},
    position,
  };
  return { ...node, children: [...node.children, list] };
}
