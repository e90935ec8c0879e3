import type { Element, ElementContent } from 'hast';
import { z } from 'zod';
import { isBlank } from '../node-kinds.ts';
import type { BlockDefinition } from './block.ts';
import { codeLabel, isFence } from './fence.ts';
import { createTabPanel, createTabSet, tabNeeds } from './tabs.ts';

/** The same thing in several languages: its fences as tabs, each under its title, else under its language. */
export const codeGroup: BlockDefinition = {
  name: 'CodeGroup',
  aliases: ['SnippetGroup'],
  layout: 'flow',
  ...tabNeeds,
  props: z.object({
    /** A list instead of tabs; the tabs are a list where they have no room. */
    dropdown: z.boolean().optional(),
  }),
  render: (node, { children, words }) => {
    let count = 0;
    const panels = children.flatMap((child): ElementContent[] => {
      if (child.type !== 'element') return isBlank(child) ? [] : [child];
      const code = fenceIn(child);
      if (!code) return [child];
      count += 1;
      return [
        createTabPanel({
          label: codeLabel(code, count, words),
          children: [child === code ? withoutTitle(code) : child],
        }),
      ];
    });
    return [createTabSet({ children: panels }, node)];
  },
};

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
