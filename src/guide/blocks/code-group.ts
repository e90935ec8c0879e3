import type { Element, ElementContent } from 'hast';
import { z } from 'zod';
import type { BlockNode } from '../model.ts';
import { isBlank } from '../node-kinds.ts';
import type { BlockDefinition } from './block.ts';
import { codeLabel, isFence } from './fence.ts';
import { createTabPanel, createTabSet, tabNeeds } from './tabs.ts';

const anything = z.json().optional();

/** The same thing in several languages: its fences as tabs, each under its title, else under its language. */
export const codeGroup: BlockDefinition = {
  name: 'CodeGroup',
  aliases: ['SnippetGroup', 'CodeBlocks', 'CodeBlockTabs'],
  layout: 'flow',
  ...tabNeeds,
  props: z.object({
    /** A list instead of tabs; the tabs are a list where they have no room. */
    dropdown: z.boolean().optional(),
    /** Labels of the tabs, in the order of the code. */
    options: anything,
    items: anything,
    labels: anything,
    // What other renderers need, or take to be looks. Labels alone tie tabs together here.
    title: anything,
    sync: anything,
    groupId: anything,
    persist: anything,
    defaultIndex: anything,
    defaultValue: anything,
    updateAnchor: anything,
  }),
  render: (node, { children, words }) => {
    let count = 0;
    const panels = children.flatMap((child): ElementContent[] => {
      if (child.type !== 'element') return isBlank(child) ? [] : [child];
      const code = fenceIn(child);
      if (!code) return [child];
      count += 1;
      const label = labelAt(count - 1, node);
      // The group says how its tabs are called; a title is then that of the code.
      const body = child === code && label === undefined ? withoutTitle(code) : child;
      return [
        createTabPanel({
          label: label === undefined ? codeLabel(code, count, words) : [label],
          children: [body],
        }),
      ];
    });
    return [createTabSet({ children: panels }, node)];
  },
};

/** What Clerk's `options={['npm', 'yarn']}` calls the code at a place. */
function labelAt(index: number, { props }: BlockNode): string | undefined {
  const labels = [props['options'], props['items'], props['labels']].find(Array.isArray);
  const label = labels?.[index];
  return typeof label === 'string' && label !== '' ? label : undefined;
}

/** The fence that a child is, or holds as its only content, as `<CodeGroupItem>` and such do. */
function fenceIn(node: Element): Element | undefined {
  if (isFence(node)) return node;
  const inner = node.children.filter((child) => child.type !== 'comment' && !isBlank(child));
  return inner.length === 1 && inner[0]?.type === 'element' ? fenceIn(inner[0]) : undefined;
}

/** The title stands in the tab now. */
function withoutTitle(code: Element): Element {
  return {
    ...code,
    children: code.children.filter((child) => child.type !== 'element' || child.tagName !== 'figcaption'),
  };
}
