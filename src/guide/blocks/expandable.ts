import { h } from 'hastscript';
import { z } from 'zod';
import { type BlockDefinition, propertiesOf, stringProp } from './block.ts';
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
      h(
        'details.expandable',
        { ...(node.props['defaultOpen'] === true ? { open: true } : {}), ...propertiesOf(node.attributes) },
        h('summary', title ? inlineMarkdown(title, 'flat') : [words.details]),
        h('div.expandable-body', children),
      ),
    ];
  },
};
