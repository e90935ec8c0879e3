/** Blocks that hold nothing, have no title, or stand where they mean nothing. */

import { tabTitle } from '../blocks/tabs.ts';
import type { BlockNode, ElementNode, GuideNode } from '../model.ts';
import { isBlank, isStep, stepHeading } from '../node-kinds.ts';
import type { Position } from '../position.ts';
import type { CheckedPlace } from './walk.ts';

/** Blocks that are nothing without what they hold. */
const containers = new Set([
  ...['Steps', 'Step', 'Tabs', 'Tab', 'View', 'Accordion', 'AccordionGroup', 'Columns', 'Column', 'CodeGroup'],
  ...['Note', 'Tip', 'Info', 'Check', 'Warning', 'Danger', 'Callout', 'Frame', 'Panel', 'Banner', 'Expandable'],
]);

/** What a container says without holding anything: `<Note title="…" />`. */
const sayings = ['title', 'description', 'caption', 'text'];

/** Blocks whose title is a name for what they hold. */
const named = new Set(['Step', 'Tab', 'View', 'Accordion', 'Expandable']);

/** A block, or an element that the language gives a meaning. */
export function checkBlock(node: GuideNode, place: CheckedPlace): void {
  if (node.type === 'element') checkElement(node, place);
  if (node.type !== 'block') return;
  checkMark(node, place);
  // What it was to hold is not known; that nothing closes it is told where it is read.
  if (isUnclosedContainer(node, place)) return;
  if (isInferred(node, place)) return;
  const { collector, around } = place;
  const { name, position } = node;
  if (containers.has(name) && isEmpty(node)) {
    collector.add('block-empty', position, { block: `<${name}>` });
    return;
  }
  const parent = around.at(-1);
  const untitled = untitledProp(node, parent);
  if (untitled !== undefined) collector.add('block-title-missing', openingOf(node), { block: name, prop: untitled });
  if (name === 'Tab' && !(parent?.type === 'block' && parent.name === 'Tabs')) {
    collector.add('block-misplaced', openingOf(node), { block: 'Tab', parent: 'Tabs' });
  }
  if (name === 'Steps') checkSteps(node, place);
  const { cols } = node.props;
  if (name === 'Columns' && typeof cols === 'number' && !(Number.isInteger(cols) && cols >= 1 && cols <= 4)) {
    collector.add('columns-count', node.places['cols'] ?? position, { count: cols });
  }
}

function checkElement(node: ElementNode, place: CheckedPlace): void {
  checkMark(node, place);
  if (node.name === 'details' && isEmpty(node)) {
    place.collector.add('block-empty', node.position, { block: '<details>' });
  }
}

/** What is hidden stays hidden, so a value that says "no" is a trap for its writer. */
function checkMark({ attributes, places, position }: BlockNode | ElementNode, { collector }: CheckedPlace): void {
  const value = attributes['data-whitelabel-hide'];
  if (value !== undefined && /^(?:false|no|off|0)$/i.test(value.trim())) {
    collector.add('mark-value', places['data-whitelabel-hide'] ?? position, { value });
  }
}

/** Steps that were headings or lists, and the list that loose steps were put into, are nobody's tags. */
function isInferred(node: BlockNode, { guide }: CheckedPlace): boolean {
  if (node.notation !== undefined && node.notation !== 'component') return true;
  return !/^[<{:]/.test(guide.source.slice(node.position.start.offset, node.position.start.offset + 1));
}

/** `:::note` without its `:::` holds all that follows. */
function isUnclosedContainer({ position }: BlockNode, { guide }: CheckedPlace): boolean {
  const source = guide.source.slice(position.start.offset, position.end.offset);
  return /^:::+/.test(source) && !/(?:^|\n)[ \t>]*:::+[ \t]*$/.test(source.trimEnd());
}

function isEmpty(node: BlockNode | ElementNode): boolean {
  if (!(node.children as GuideNode[]).every(isBlank)) return false;
  if (node.type === 'element') return true;
  return named.has(node.name) || !sayings.some((name) => /\S/.test(String(node.props[name] ?? '')));
}

function untitledProp(node: BlockNode, parent: GuideNode | undefined): string | undefined {
  const isMissing = (prop: string) => String(node.props[prop] ?? '').trim() === '';
  switch (node.name) {
    case 'Step':
      return isMissing('title') && !stepHeading(node) && !beginsBold(node) ? 'title' : undefined;
    case 'Tab':
    case 'View':
      // Named by a place in a list of names, or by nothing but its number.
      return /^Tab \d+$/.test(tabTitle(node, 0, parent)) && isMissing('title') ? 'title' : undefined;
    case 'Accordion':
    case 'Expandable':
      return isMissing('title') ? 'title' : undefined;
    case 'Tooltip':
      return isMissing('tip') && isMissing('headline') ? 'tip' : undefined;
    case 'Card':
      return isMissing('title') && node.children.every(isBlank) ? 'title' : undefined;
    default:
      return undefined;
  }
}

/** Bold words at the beginning of a step are what readers know it by. */
function beginsBold({ children }: BlockNode): boolean {
  const first = (children as GuideNode[]).find((child) => !isBlank(child));
  if (first === undefined) return false;
  if (first.type === 'strong' || (first.type === 'element' && /^(?:strong|b)$/.test(first.name))) return true;
  const isText = first.type === 'paragraph' || (first.type === 'element' && first.name === 'p');
  return isText && beginsBold({ children: first.children } as BlockNode);
}

function checkSteps(node: BlockNode, { collector, around, guide }: CheckedPlace): void {
  const children = (node.children as GuideNode[]).filter((child) => !isBlank(child));
  const first = children[0];
  if (first && isStep(first) && first.position.start.offset === node.position.start.offset) {
    const isInside = around.some((outer) => outer.type === 'block' && outer.name === 'Steps');
    const isTag = guide.source.startsWith('<Step', first.position.start.offset);
    if (isTag && !isInside) collector.add('block-misplaced', openingOf(first), { block: 'Step', parent: 'Steps' });
    return;
  }
  if (!children.some(holdsStep)) {
    collector.add('steps-without-step', openingOf(node));
    return;
  }
  for (const child of children) {
    if (!holdsStep(child) && child.type !== 'blocked') collector.add('steps-loose', child.position);
  }
}

function holdsStep(node: GuideNode): boolean {
  return isStep(node) || ('children' in node && (node.children as GuideNode[]).some(holdsStep));
}

/** The line on which a block begins: what is wrong with its tag is not wrong with what it holds. */
function openingOf({ position }: BlockNode): Position {
  return { start: position.start, end: position.start };
}
