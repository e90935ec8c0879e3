/** Fences of Fumadocs that follow each other and name their tabs, as ```` ```ts tab="Node" ````, to the group that they mean. */
import type { Code, Parent, Root, RootContent } from 'mdast';
import { spanOf } from '../../position.ts';
import { parseCodeMeta } from '../../resolve/code-meta.ts';
import { positionOf } from '../../resolve/resolution.ts';
import { visit } from '../../visit.ts';
import { makeTag } from '../make-tag.ts';

/** Changes the tree of a text in place. A fence that has no other beside it stays by itself. */
export function groupTabbedFences(root: Root, source: string): void {
  if (!/\btab=/.test(source)) return;
  visit(root, (node) => {
    if (!('children' in node) || !(node.children as RootContent[]).some(isTabbed)) return;
    const parent = node as Parent;
    const name = 'name' in node ? node.name : undefined;
    // Tabs that hold fences alone are a group of code as they stand.
    if (name === 'Tabs' && parent.children.every((child) => isTabbed(child))) {
      Object.assign(node, { name: 'CodeGroup' });
    } else if (name !== 'CodeGroup') parent.children = groupRuns(parent.children);
  });
}

function isTabbed(node: RootContent): node is Code {
  return node.type === 'code' && parseCodeMeta(node.lang, node.meta).tab !== undefined;
}

function groupRuns(children: readonly RootContent[]): RootContent[] {
  const result: RootContent[] = [];
  let run: RootContent[] = [];
  const flush = () => {
    const [first, last] = [run[0], run.at(-1)];
    if (first && last && first !== last) {
      const position = spanOf({ position: positionOf(first) }, { position: positionOf(last) });
      result.push(makeTag('CodeGroup', { children: run, position }));
    } else result.push(...run);
    run = [];
  };
  for (const child of children) {
    if (isTabbed(child)) run.push(child);
    else {
      flush();
      result.push(child);
    }
  }
  flush();
  return result;
}
