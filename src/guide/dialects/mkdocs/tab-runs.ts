/** Tabs that `=== "Label"` or `/// tab | Label` stands for, one after the other, to one set of tabs. */
import type { Parent, Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
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
    const sets: RootContent[][] = [];
    const joined: RootContent[] = [];
    const flush = () => {
      for (const set of sets) {
        const [first, last] = [set[0], set.at(-1)];
        if (!first || !last) continue;
        const position = spanOf({ position: positionOf(first) }, { position: positionOf(last) });
        joined.push(makeTag('Tabs', { children: set, position }));
      }
      sets.length = 0;
    };
    for (const child of parent.children) {
      if (!isTabMark(child)) {
        flush();
        joined.push(child);
      } else if (child.data?.tabMark === 'first' || sets.length === 0) sets.push([child]);
      else sets.at(-1)?.push(child);
    }
    flush();
    parent.children = joined;
  });
}

function isTabMark(node: RootContent): node is MdxJsxFlowElement {
  return node.type === 'mdxJsxFlowElement' && node.data?.tabMark !== undefined;
}
