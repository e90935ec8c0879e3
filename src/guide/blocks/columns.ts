import { h } from 'hastscript';
import { z } from 'zod';
import { type BlockDefinition, propertiesOf } from './block.ts';

/** Blocks side by side, one to four in a row; fewer where the page is narrow. */
export const columns: BlockDefinition = {
  name: 'Columns',
  aliases: ['CardGroup', 'Cards', 'CardGrid'],
  layout: 'flow',
  sheet: 'blocks',
  props: z.object({ cols: z.number().optional() }),
  adapt: (_tag, values) => {
    const { columns, num, ...named } = Object.fromEntries(values);
    const cols = named['cols'] ?? columns ?? num;
    return new Map(Object.entries(cols === undefined ? named : { ...named, cols }));
  },
  render: (node, { children }) => {
    const count = Math.min(4, Math.max(1, Math.round(Number(node.props['cols'] ?? 2))));
    // A line between two would take the place of one.
    const blocks = children.filter((child) => child.type !== 'element' || child.tagName !== 'hr');
    return [h('div', { className: ['columns', `columns-${count}`], ...propertiesOf(node.attributes) }, blocks)];
  },
};

/** What stands together in one of several columns. */
export const column: BlockDefinition = {
  name: 'Column',
  aliases: ['Col'],
  layout: 'flow',
  sheet: 'blocks',
  props: z.object({}),
  render: (node, { children }) => [h('div.column', propertiesOf(node.attributes), children)],
};
