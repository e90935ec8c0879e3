/** Tabs that `=== "Label"` or `/// tab | Label` stands for, one after the other, to one set of tabs. */
import type { Parent, Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { groupRuns } from '../../group-runs.ts';
import { spanOf } from '../../position.ts';
import { positionOf } from '../../resolve/resolution.ts';
import { visit } from '../../visit.ts';
import { makeTag } from '../make-tag.ts';

/** Changes the tree of a text in place. */
export function joinTabMarks(root: Root, source: string): void {
  if (!/===|\/\/\//.test(source)) return;
  visit(root, (node) => {
    const isSet = 'name' in node && node.name === 'Tabs';
    if (isSet || !('children' in node) || !(node.children as RootContent[]).some(isTabMark)) return;
    const parent = node as Parent;
    parent.children = groupRuns(parent.children, isTabMark, setsOf);
  });
}

/** The sets of tabs that a run comes to: a mark may begin another one. */
function setsOf(run: RootContent[]): RootContent[] {
  const sets: RootContent[][] = [];
  for (const tab of run) {
    const set = sets.at(-1);
    if (set && isTabMark(tab) && tab.data?.tabMark !== 'first') set.push(tab);
    else sets.push([tab]);
  }
  return sets.flatMap((set) => {
    const [first, last] = [set[0], set.at(-1)];
    if (!first || !last) return [];
    const position = spanOf({ position: positionOf(first) }, { position: positionOf(last) });
    return [makeTag('Tabs', { children: set, position })];
  });
}

function isTabMark(node: RootContent): node is MdxJsxFlowElement {
  return node.type === 'mdxJsxFlowElement' && node.data?.tabMark !== undefined;
}
