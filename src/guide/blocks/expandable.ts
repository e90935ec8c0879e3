import { z } from 'zod';
import { type BlockDefinition, element, stringProp } from './block.ts';
import { inlineMarkdown } from './inline-markdown.ts';

/** Fields of a field, folded away until they are asked for. */
export const expandable: BlockDefinition = {
  name: 'Expandable',
  aliases: [],
  layout: 'flow',
  props: z.object({ title: z.string().optional(), defaultOpen: z.boolean().optional() }),
  render: (node, { children, words }) => {
    const title = stringProp(node, 'title');
    return [
      element(
        'details',
        { className: ['expandable'], ...(node.props['defaultOpen'] === true ? { open: true } : {}) },
        [
          element('summary', {}, title ? inlineMarkdown(title, 'flat') : [words.details]),
          element('div', { className: ['expandable-body'] }, children),
        ],
        node,
      ),
    ];
  },
};
