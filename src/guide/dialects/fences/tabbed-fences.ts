/** Fences of Fumadocs that follow each other and name their tabs, as ```` ```ts tab="Node" ````, to the group that they mean. */
import type { Code, Parent, Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { groupRuns } from '../../group-runs.ts';
import type { Position } from '../../position.ts';
import { parseCodeMeta } from '../../resolve/code-meta.ts';
import { positionOf } from '../../resolve/resolution.ts';
import { visit } from '../../visit.ts';
import { makeAttribute, makeTag } from '../make-tag.ts';

/** Changes the tree of a text in place. A fence that has no other beside it stays by itself. */
export function groupTabbedFences(root: Root, source: string): void {
  if (!/\btab=/.test(source)) return;
  visit(root, (node) => {
    if (!('children' in node) || !(node.children as RootContent[]).some(isTabbed)) return;
    const parent = node as Parent;
    const name = 'name' in node ? node.name : undefined;
    // Tabs that hold fences alone are a group of code as they stand.
    if (name === 'Tabs' && parent.children.every((child) => isTabbed(child))) {
      const fences = parent.children as Code[];
      if (fences.some(isTitled)) parent.children = fences.map(tabOf) as RootContent[];
      else Object.assign(node, { name: 'CodeGroup', attributes: withoutItems(node as MdxJsxFlowElement) });
    } else if (name !== 'CodeGroup') parent.children = groupRuns(parent.children, isTabbed, groupOf);
  });
}

function isTabbed(node: RootContent): node is Code {
  return node.type === 'code' && parseCodeMeta(node.lang, node.meta).tab !== undefined;
}

/** Fences that name their tabs as the group that they are. */
export function groupOf(run: RootContent[], position: Position): RootContent {
  const [only] = run;
  if (only && run.length === 1) return only;
  const fences = run as Code[];
  return fences.some(isTitled)
    ? makeTag('Tabs', { children: fences.map(tabOf), position })
    : makeTag('CodeGroup', { children: run, position });
}

/** Without the labels of a list: what a tab calls itself counts before them. */
function withoutItems({ attributes }: MdxJsxFlowElement): MdxJsxFlowElement['attributes'] {
  return attributes.filter((one) => one.type !== 'mdxJsxAttribute' || one.name !== 'items');
}

/** Whether code has a name besides that of its tab. */
function isTitled({ lang, meta }: Code): boolean {
  const { title, tab } = parseCodeMeta(lang, meta);
  return title !== tab;
}

/** A tab that holds the code, under its own name. */
function tabOf(code: Code): RootContent {
  const { tab = '' } = parseCodeMeta(code.lang, code.meta);
  const meta = code.meta?.replace(/\btab=(?:"[^"]*"|'[^']*'|\S+)/, '').trim() || null;
  const attributes = [makeAttribute('title', tab)];
  return makeTag('Tab', { attributes, children: [{ ...code, meta }], position: positionOf(code) });
}
