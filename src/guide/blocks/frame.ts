import { h } from 'hastscript';
import { z } from 'zod';
import { type BlockDefinition, propertiesOf, stringProp } from './block.ts';
import { inlineMarkdown } from './inline-markdown.ts';

/** A picture in a frame, with a line above and a line under it. */
export const frame: BlockDefinition = {
  name: 'Frame',
  aliases: ['Example', 'Figure'],
  layout: 'flow',
  props: z.object({
    caption: z.string().optional(),
    hint: z.string().optional(),
    title: z.string().optional(),
    background: z.string().optional(),
  }),
  render: (node, { children }) => {
    const [title, hint, caption] = ['title', 'hint', 'caption'].map((name) => stringProp(node, name));
    return [
      h('figure.frame', propertiesOf(node.attributes), [
        ...(title ? [h('p.frame-title', inlineMarkdown(title))] : []),
        ...(hint ? [h('p.frame-hint', inlineMarkdown(hint))] : []),
        h('div.frame-picture', children),
        ...(caption ? [h('figcaption', inlineMarkdown(caption))] : []),
      ]),
    ];
  },
};
