import type { ElementContent } from 'hast';
import { z } from 'zod';
import { type BlockDefinition, element, stringProp } from './block.ts';
import { inlineMarkdown } from './inline-markdown.ts';

/** An ordered list of steps. What stands between two steps is shown, without a number. */
export const steps: BlockDefinition = {
  name: 'Steps',
  aliases: [],
  layout: 'flow',
  props: z.object({ title: z.string().optional(), titleSize: z.string().optional(), toc: z.boolean().optional() }),
  render: (node, { children }) => [
    ...titleOf(stringProp(node, 'title')),
    element(
      'ol',
      // Without the role, Safari drops a list's meaning along with its markers.
      { className: ['steps'], role: 'list' },
      children
        .filter((child) => child.type === 'element' || (child.type === 'text' && child.value.trim() !== ''))
        .map((child) =>
          child.type === 'element' && child.tagName === 'li'
            ? child
            : element('li', { className: ['between-steps'] }, [child]),
        ),
      node,
    ),
  ],
};

function titleOf(title: string | undefined): ElementContent[] {
  return title ? [element('p', { className: ['steps-name'] }, inlineMarkdown(title))] : [];
}
