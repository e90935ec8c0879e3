/**
 * Steps that were written without a component: headings that say "Step 1", runs of headings that count "1.", "2.", and in
 * a guide that has no other steps, plain ordered lists. They become the same blocks, so that everything that works on steps
 * works on them; the model says how each was written.
 */
import type { Heading, List, ListItem, Paragraph, PhrasingContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { BlockNode, GuideNode, Notation } from '../model.ts';
import { headingRank } from '../node-kinds.ts';
import { spanOf } from '../position.ts';
import { stepSaid } from '../step-words.ts';
import { countedHeadings } from './counted-headings.ts';
import { positionOf } from './resolution.ts';
import { numberAsSaid } from './step-numbers.ts';

/**
 * The nodes with the headings of steps as steps. Where `isGuide`, ordered lists are steps before headings that count: these
 * are the parts in which a guide has its steps.
 */
export function inferSteps(nodes: readonly GuideNode[], { isGuide }: { isGuide: boolean }): GuideNode[] {
  const named = fromHeadings(nodes, namedHeadings);
  if (!isGuide) return fromHeadings(named, countedHeadings);
  if (named.some(hasSteps)) return named;
  const listed = fromLists(named);
  return listed.some(hasSteps) ? listed : fromHeadings(listed, countedHeadings);
}

/** Headings that say "Step 1". */
function namedHeadings(nodes: readonly GuideNode[]): ReadonlySet<GuideNode> {
  return new Set(nodes.filter((node) => headingRank(node) !== undefined && stepSaid(textOf(node))));
}

function hasSteps(node: GuideNode): boolean {
  if (node.type === 'block' && (node.name === 'Steps' || node.name === 'Step')) return true;
  return 'children' in node && (node.children as GuideNode[]).some(hasSteps);
}

/** Containers in which headings part the text. */
function isContainer(node: GuideNode): node is GuideNode & { children: GuideNode[] } {
  if (node.type === 'element') return /^(?:section|div|article|details)$/.test(node.name);
  return node.type === 'block' ? node.name !== 'Steps' && node.name !== 'Step' : node.type === 'unknown';
}

function withChildren(node: GuideNode, children: GuideNode[]): GuideNode {
  return { ...node, children } as GuideNode;
}

/** `titlesIn` says which of the headings among siblings are titles of steps. */
function fromHeadings(
  nodes: readonly GuideNode[],
  titlesIn: (siblings: readonly GuideNode[]) => ReadonlySet<GuideNode>,
): GuideNode[] {
  const titles = titlesIn(nodes);
  const result: GuideNode[] = [];
  let steps: BlockNode[] = [];
  let rank = 0;
  const flush = () => {
    if (steps.length > 0) result.push(block('Steps', steps, 'heading'));
    steps = [];
  };
  for (const given of nodes) {
    const node = isContainer(given) ? withChildren(given, fromHeadings(given.children, titlesIn)) : given;
    const own = headingRank(node);
    const isStep = own !== undefined && titles.has(given);
    const current = steps.at(-1);
    if (isStep && (!current || own === rank)) {
      steps.push(block('Step', [node], 'heading'));
      rank = own;
    } else if (current && (own === undefined || own > rank)) current.children.push(node);
    else {
      flush();
      if (isStep) {
        steps.push(block('Step', [node], 'heading'));
        rank = own;
      } else result.push(node);
    }
  }
  flush();
  // Steps end with what they hold, which is known only now.
  return result.map((node) => (node.type === 'block' && node.notation === 'heading' ? spanned(node) : node));
}

function spanned({ name, children, props }: BlockNode): BlockNode {
  if (name === 'Step') return block(name, children, 'heading', props);
  return block(name, numberAsSaid(children.map((child) => spanned(child as BlockNode))), 'heading', props);
}

function fromLists(nodes: readonly GuideNode[]): GuideNode[] {
  const result: GuideNode[] = [];
  let steps: BlockNode[] = [];
  let next = 0;
  const flush = () => {
    if (steps.length > 0)
      result.push(
        block(
          'Steps',
          steps.map((step) => block('Step', step.children, 'list', step.props)),
          'list',
        ),
      );
    steps = [];
  };
  let between: GuideNode[] = [];
  for (const node of nodes) {
    const start = node.type === 'list' && node.ordered ? (node.start ?? 1) : undefined;
    if (start === undefined) {
      if (steps.length > 0 && headingRank(node) === undefined) between.push(node);
      else {
        flush();
        result.push(...between, isContainer(node) ? withChildren(node, fromLists(node.children)) : node);
        between = [];
      }
      continue;
    }
    // An image or a callout between two items cuts a list in two; the second goes on where the first ended.
    if (steps.length > 0 && start === next) steps.at(-1)?.children.push(...between);
    else {
      flush();
      result.push(...between);
    }
    between = [];
    const items = (node as List).children.map((item, index) => itemStep(item, start + index));
    steps.push(...items);
    next = start + items.length;
  }
  flush();
  return [...result, ...between];
}

/** An item of an ordered list as a step. */
export function itemStep(item: ListItem, number: number): BlockNode {
  const [first, ...rest] = item.children as GuideNode[];
  const title = first?.type === 'paragraph' ? titleOf(first, rest.length > 0) : undefined;
  const children = title && first ? [headingOf(first as Paragraph, title), ...rest] : (item.children as GuideNode[]);
  const place = { type: 'paragraph', children: [], position: positionOf(item) } as GuideNode;
  return { ...block('Step', children.length > 0 ? children : [place], 'list', { stepNumber: number }), children };
}

/** Characters of a sentence that can stand as a title. */
const titleLimit = 60;

/** What can stand as the step's title: a passage in bold alone, or a short sentence that more follows. */
function titleOf({ children }: Paragraph, hasMore: boolean): PhrasingContent[] | undefined {
  const [first, ...rest] = children;
  const text = textOf(children);
  if (text.length > titleLimit || /\n/.test(text)) return undefined;
  const isBold = first?.type === 'strong' && /^[.:：。]?$/.test(textOf(rest));
  const isPlain = children.every(({ type }) => /^(?:text|strong|emphasis|inlineCode)$/.test(type));
  return isBold || (hasMore && isPlain && !/[:：;]\s*$|[.!?。]\s+\S/.test(text)) ? children : undefined;
}

function headingOf(paragraph: Paragraph, children: PhrasingContent[]): Heading {
  return { type: 'heading', depth: 3, children, position: positionOf(paragraph) };
}

/** A step that is no component, around what it holds. */
export function createStep(children: GuideNode[], notation: Notation, props?: BlockNode['props']): BlockNode {
  return block('Step', children, notation, props);
}

function block(name: string, children: GuideNode[], notation: Notation, props: BlockNode['props'] = {}): BlockNode {
  const [first, last] = [children[0], children.at(-1)] as [GuideNode, GuideNode];
  const position = spanOf({ position: positionOf(first) }, { position: positionOf(last) });
  return { type: 'block', name, props, attributes: {}, places: {}, position, children, notation };
}
