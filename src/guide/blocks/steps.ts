import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import { z } from 'zod';
import { type BlockDefinition, propertiesOf, stringProp } from './block.ts';
import { inlineMarkdown } from './inline-markdown.ts';

/** An ordered list of steps. What stands between two steps is shown, without a number. */
export const steps: BlockDefinition = {
  name: 'Steps',
  aliases: [],
  layout: 'flow',
  props: z.object({ title: z.string().optional(), titleSize: z.string().optional(), toc: z.boolean().optional() }),
  render: (node, { children }) => [
    ...titleOf(stringProp(node, 'title')),
    h(
      'ol.steps',
      { role: 'list', ...propertiesOf(node.attributes) },
      children
        .filter((child) => child.type === 'element' || (child.type === 'text' && child.value.trim() !== ''))
        .map((child) => (child.type === 'element' && child.tagName === 'li' ? child : h('li.between-steps', child))),
    ),
  ],
};

function titleOf(title: string | undefined): ElementContent[] {
  return title ? [h('p.steps-name', inlineMarkdown(title))] : [];
}
