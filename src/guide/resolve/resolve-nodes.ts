/** mdast with MDX nodes to the nodes of a guide: tags become elements and blocks, expressions become their values. */
import type { Program } from 'estree';
import type { Definition, Image, Link, Root, RootContent } from 'mdast';
import type { Node } from 'unist';
import { brandWordNames, withoutBrandWordMarks } from '../brand-words.ts';
import { isAllowedAddress } from '../html-elements.ts';
import { nearestName } from '../nearest.ts';
import { evaluate } from '../parse/evaluate.ts';
import type { Position } from '../position.ts';
import { visit } from '../visit.ts';
import { textOfValue, usesGoneNames } from '../write-out.ts';
import { altPlace, titlePlace } from './label-places.ts';
import { blockedCode, blockedNode, positionOf, type Resolution } from './resolution.ts';
import { resolveDrawing } from './resolve-drawing.ts';
import { resolveFrame } from './resolve-frame.ts';
import { groupLooseSteps, isFrame, resolveTag } from './resolve-tag.ts';

/** Deeper nesting than this occurs in no real guide (the deepest of 3,741 has 8), and exhausts the stack of tools. */
export const depthLimit = 100;

/** The nodes of a guide. What is code, or not allowed, becomes a marker and an issue. */
export function resolveNodes(
  root: Root,
  given: Pick<Resolution, 'moduleAt' | 'sourceText' | 'collector' | 'comments'>,
): RootContent[] {
  const definitions = new Map<string, Definition>();
  visit(root, 'definition', (node) => {
    // The first of several definitions counts, says CommonMark.
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  const source = given.sourceText.text;
  const resolution: Resolution = { ...given, source, definitions, ids: new Set(['footnote-label']) };
  return groupLooseSteps(resolveAll(root.children, 0, resolution));
}

function resolveAll(nodes: readonly RootContent[], depth: number, resolution: Resolution): RootContent[] {
  const first = nodes[0];
  if (depth > depthLimit && first) {
    resolution.collector.add('nesting-too-deep', positionOf(first), { limit: depthLimit });
    return [blockedNode('block', positionOf(first), resolution)];
  }
  return nodes.flatMap((node) => resolveNode(node, depth, resolution));
}

function resolveNode(node: RootContent, depth: number, resolution: Resolution): RootContent[] {
  const position = positionOf(node);
  const children = () => ('children' in node ? resolveAll(node.children as RootContent[], depth + 1, resolution) : []);
  switch (node.type) {
    case 'yaml':
    case 'definition':
      return [];
    case 'mdxjsEsm':
      return node.data?.isRefused ? [blockedCode('block', position, resolution)] : [];
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      return resolveExpression(node, position, resolution);
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      if (isFrame(node)) return resolveFrame(node, position, resolution);
      if (node.name === 'svg') return resolveDrawing(node, position, resolution);
      return resolveTag(node, position, children(), resolution);
    case 'text':
    case 'inlineCode':
      return [{ type: node.type, value: withoutBrandWordMarks(node.value), position }];
    case 'code': {
      const { lang = null, meta = null } = node;
      return [{ type: 'code', value: withoutBrandWordMarks(node.value), lang, meta, position }];
    }
    case 'link':
      return linkTo(node, children(), position, resolution);
    case 'linkReference': {
      const target = resolution.definitions.get(node.identifier);
      return target ? linkTo(target, children(), position, resolution) : children();
    }
    case 'image':
      return [imageOf(node, node.alt, position, resolution)];
    case 'imageReference': {
      const target = resolution.definitions.get(node.identifier);
      return target ? [imageOf(target, node.alt, position, resolution)] : [];
    }
    case 'heading':
      if (node.id !== undefined && !isFreeId(node.id, position, resolution)) delete node.id;
      return [withoutData({ ...node, children: children(), position } as RootContent)];
    default:
      return [
        withoutData({ ...node, ...('children' in node ? { children: children() } : {}), position } as RootContent),
      ];
  }
}

/** What parsers note on a node for each other is no part of a guide. */
function withoutData<Kind extends Node>(node: Kind): Kind {
  delete node.data;
  return node;
}

/** A link or an image, or the definition that one refers to. */
type Target = Link | Image | Definition;

function linkTo(
  target: Target,
  children: RootContent[],
  position: Position,
  { collector, source }: Resolution,
): RootContent[] {
  const { url, title = null } = target;
  const places = namedPlaces({ title: title === null ? undefined : titlePlace(positionOf(target), source) });
  if (isAllowedAddress(url)) return [{ type: 'link', url, title, children, position, places } as RootContent];
  collector.add('address-refused', position, { url: url.slice(0, 80) });
  return children;
}

function namedPlaces(places: Record<string, Position | undefined>): Record<string, Position> {
  return Object.fromEntries(
    Object.entries(places).filter((entry): entry is [string, Position] => entry[1] !== undefined),
  );
}

function imageOf(
  target: Target,
  alt: string | null | undefined,
  position: Position,
  resolution: Resolution,
): RootContent {
  const { url, title = null } = target;
  if (!isAllowedAddress(url)) {
    resolution.collector.add('address-refused', position, { url: url.slice(0, 80) });
    return blockedNode('inline', position, resolution);
  }
  if (!alt) resolution.collector.add('image-alt-missing', position);
  const { source } = resolution;
  const places = namedPlaces({
    title: title === null ? undefined : titlePlace(positionOf(target), source),
    alt: altPlace(position, source),
  });
  return { type: 'image', url, alt: alt ?? '', title, position, places };
}

/** Whether a heading can have the id that its line gives it. One that is taken is told apart by a number. */
function isFreeId(id: string, position: Position, { ids, collector }: Resolution): boolean {
  if (id.includes(':')) collector.add('id-reserved', position, { id });
  else if (ids.has(id)) collector.add('id-taken', position, { id });
  else ids.add(id);
  return !id.includes(':');
}

interface Braces {
  type: 'mdxFlowExpression' | 'mdxTextExpression';
  value: string;
  data?: { estree?: Program | null | undefined } | undefined;
}

function resolveExpression(node: Braces, position: Position, resolution: Resolution): RootContent[] {
  const { moduleAt, sourceText, collector } = resolution;
  const { scope } = moduleAt(position);
  const display = node.type === 'mdxFlowExpression' ? 'block' : 'inline';
  const statement = node.data?.estree?.body[0];
  if (!statement && node.value.trim() === '') return textIn(display, `{${node.value}}`, position);
  if (!statement) {
    resolution.comments.push(position);
    return [];
  }
  const evaluation = statement.type === 'ExpressionStatement' ? evaluate(statement.expression, scope) : undefined;
  if (evaluation?.is === 'value' && (typeof evaluation.value === 'string' || typeof evaluation.value === 'number')) {
    if (usesGoneNames(node.value, position, scope, sourceText)) {
      sourceText.substitutions.push({ position, parts: [textOfValue(evaluation.value)] });
    }
    return textIn(display, String(evaluation.value), position);
  }
  if (evaluation?.is === 'unbound') {
    collector.add('name-unbound', position, { name: evaluation.name });
    return textIn(display, `{${node.value}}`, position);
  }
  if (evaluation?.is === 'brand-word-unknown') {
    const { name: word } = evaluation;
    const nearest = nearestName(word, brandWordNames);
    collector.add('brand-word-unknown', position, { name: word, known: brandWordNames.join(', '), nearest });
    return [blockedNode(display, position, resolution)];
  }
  collector.add('code-refused', position, { kind: 'This expression' });
  return [blockedCode(display, position, resolution)];
}

function textIn(display: 'block' | 'inline', value: string, position: Position): RootContent[] {
  const text: RootContent = { type: 'text', value, position };
  return display === 'inline' ? [text] : [{ type: 'paragraph', children: [text], position }];
}
