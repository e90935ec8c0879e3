import { z } from 'zod';
import { type BlockDefinition, element, stringProp } from './block.ts';
import { inlineMarkdown } from './inline-markdown.ts';

/** Fields that belong together. */
export const attributes: BlockDefinition = {
  name: 'Attributes',
  aliases: ['Properties'],
  layout: 'flow',
  props: z.object({ title: z.string().optional() }),
  render: (node, { children }) => {
    const title = stringProp(node, 'title');
    const head = title ? [element('p', { className: ['fields-title'] }, inlineMarkdown(title))] : [];
    return [element('div', { className: ['fields'] }, [...head, ...children], node)];
  },
};
