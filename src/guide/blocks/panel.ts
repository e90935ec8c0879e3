import { z } from 'zod';
import { type BlockDefinition, element } from './block.ts';

/** A box for what shapes the whole guide, such as the choice of actions. */
export const panel: BlockDefinition = {
  name: 'Panel',
  aliases: [],
  layout: 'flow',
  props: z.object({}),
  render: (node, { children }) => [element('div', { className: ['panel'] }, children, node)],
};
