import { h } from 'hastscript';
import { z } from 'zod';
import { type BlockDefinition, propertiesOf } from './block.ts';

/** What stands together in one of several columns. */
export const column: BlockDefinition = {
  name: 'Column',
  aliases: ['Col'],
  layout: 'flow',
  props: z.object({}),
  render: (node, { children }) => [h('div.column', { ...propertiesOf(node.attributes) }, children)],
};
