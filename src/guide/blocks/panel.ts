import { h } from 'hastscript';
import { z } from 'zod';
import { type BlockDefinition, propertiesOf } from './block.ts';

/** A box for what shapes the whole guide, such as the choice of actions. */
export const panel: BlockDefinition = {
  name: 'Panel',
  aliases: [],
  layout: 'flow',
  props: z.object({}),
  render: (node, { children }) => [h('div.panel', propertiesOf(node.attributes), children)],
};
