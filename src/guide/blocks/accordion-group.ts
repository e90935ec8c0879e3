import { z } from 'zod';
import { type BlockDefinition, element } from './block.ts';

/** Accordions that belong together, with joined borders. */
export const accordionGroup: BlockDefinition = {
  name: 'AccordionGroup',
  aliases: ['Accordions'],
  layout: 'flow',
  props: z.object({ type: z.string().optional() }),
  render: (node, { children }) => [element('div', { className: ['accordion-group'] }, children, node)],
};
