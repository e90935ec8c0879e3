import { z } from 'zod';
import { type BlockDefinition, element, stringProp } from './block.ts';
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
      element(
        'figure',
        { className: ['frame'] },
        [
          ...(title ? [element('p', { className: ['frame-title'] }, inlineMarkdown(title))] : []),
          ...(hint ? [element('p', { className: ['frame-hint'] }, inlineMarkdown(hint))] : []),
          element('div', { className: ['frame-picture'] }, children),
          ...(caption ? [element('figcaption', {}, inlineMarkdown(caption))] : []),
        ],
        node,
      ),
    ];
  },
};
