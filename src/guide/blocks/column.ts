import { z } from 'zod';
import { type BlockDefinition, element } from './block.ts';

/** What stands together in one of several columns. */
export const column: BlockDefinition = {
  name: 'Column',
  aliases: ['Col'],
  layout: 'flow',
  props: z.object({}),
  render: (node, { children }) => [element('div', { className: ['column'] }, children, node)],
};
