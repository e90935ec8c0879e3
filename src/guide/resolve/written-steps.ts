/**
 * What `<Steps>` holds, in any spelling: `<Step>`s, items of an ordered list as Starlight has them, or headings as Nextra,
 * Fumadocs, Fern and Clerk have them. All become steps, and say how they were written.
 */
import type { RootContent } from 'mdast';
import type { BlockNode, GuideNode } from '../model.ts';
import { headingRank, isStep } from '../node-kinds.ts';
import { createStep, itemStep } from './infer-steps.ts';
import { numberAsSaid } from './step-numbers.ts';

/** The children of a list of steps, as steps where none of them is one. What stands before the first step stays there. */
export function stepsIn(children: readonly RootContent[]): RootContent[] {
  if (children.some(isStep)) return numberAsSaid(children);
  const ranks = children.map(headingRank).filter((rank) => rank !== undefined);
  const rank = Math.min(...ranks);
  const steps = ranks.length > 0 ? fromHeadings(openAt(rank, children), rank) : fromLists(children);
  return numberAsSaid(steps.map((node) => (isStep(node) && node.children.length > 0 ? spanned(node) : node)));
}

/** The children with those of what nobody knows in its place, where steps begin in it: `<If sdk="expo">` of Clerk. */
function openAt(rank: number, children: readonly GuideNode[]): GuideNode[] {
  return children.flatMap((child): GuideNode[] => {
    const isOpen =
      child.type === 'unknown' &&
      // What a part is bound to holds for all of it.
      Object.keys(child.attributes).length === 0 &&
      child.children.some((held) => headingRank(held) === rank);
    return isOpen ? openAt(rank, child.children) : [child];
  });
}

function fromHeadings(children: readonly GuideNode[], rank: number): GuideNode[] {
  const result: GuideNode[] = [];
  let current: BlockNode | undefined;
  for (const child of children) {
    if (headingRank(child) === rank) {
      current = createStep([child], 'heading');
      result.push(current);
    } else if (current) current.children.push(child);
    else result.push(child);
  }
  return result;
}

/** A picture or a note between two items cuts a list in two, and belongs to the item before it. */
function fromLists(children: readonly GuideNode[]): GuideNode[] {
  const result: GuideNode[] = [];
  let steps: BlockNode[] = [];
  for (const child of children) {
    const last = steps.at(-1);
    if (child.type === 'list' && child.ordered) {
      const start = last ? Number(last.props['stepNumber']) + 1 : (child.start ?? 1);
      steps = child.children.map((item, index) => itemStep(item, start + index));
      result.push(...steps);
    } else if (last) last.children.push(child);
    else result.push(child);
  }
  return result;
}

/** A step ends with what it holds, which is known only when all is in it. */
function spanned(step: BlockNode): BlockNode {
  return createStep(step.children, step.notation ?? 'component', step.props);
}
