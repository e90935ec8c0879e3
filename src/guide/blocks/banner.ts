import { h } from 'hastscript';
import { z } from 'zod';
import { type BlockDefinition, propertiesOf, stringProp } from './block.ts';
import { inlineMarkdown } from './inline-markdown.ts';
import { toneNamed } from './tone.ts';

/** A line across the page about something that matters now. */
export const banner: BlockDefinition = {
  name: 'Banner',
  aliases: [],
  layout: 'flow',
  sheet: 'blocks',
  props: z.object({
    content: z.string().optional(),
    type: z.string().optional(),
    dismissible: z.boolean().optional(),
    color: z.json().optional(),
    id: z.string().optional(),
  }),
  render: (node, { children }) => {
    const content = stringProp(node, 'content');
    const words = content ? [h('p', inlineMarkdown(content))] : [];
    const tone = toneNamed(stringProp(node, 'type')) ?? 'info';
    return [
      h('div', { className: ['banner', `callout-${tone}`], role: 'note', ...propertiesOf(node.attributes) }, [
        ...words,
        ...children,
      ]),
    ];
  },
};
