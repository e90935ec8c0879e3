/** Fences of Fumadocs that follow each other and name their tabs, as ```` ```ts tab="Node" ````, to the group that they mean. */
import type { Code, Parent, Root, RootContent } from 'mdast';
import { groupRuns } from '../../group-runs.ts';
import type { Position } from '../../position.ts';
import { parseCodeMeta } from '../../resolve/code-meta.ts';
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
    } else if (name !== 'CodeGroup') parent.children = groupRuns(parent.children, isTabbed, groupOf);
  });
}

function isTabbed(node: RootContent): node is Code {
  return node.type === 'code' && parseCodeMeta(node.lang, node.meta).tab !== undefined;
}

function groupOf(run: RootContent[], position: Position): RootContent {
  const [only] = run;
  return only && run.length === 1 ? only : makeTag('CodeGroup', { children: run, position });
}
