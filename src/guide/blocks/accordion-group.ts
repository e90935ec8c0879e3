import { h } from 'hastscript';
import { z } from 'zod';
import { type BlockDefinition, propertiesOf } from './block.ts';

/** Accordions that belong together, with joined borders. */
export const accordionGroup: BlockDefinition = {
  name: 'AccordionGroup',
  aliases: ['Accordions'],
  layout: 'flow',
  props: z.object({ type: z.string().optional() }),
  render: (node, { children }) => [h('div.accordion-group', { ...propertiesOf(node.attributes) }, children)],
};
