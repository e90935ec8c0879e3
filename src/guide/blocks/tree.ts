import { h } from 'hastscript';
import { z } from 'zod';
import { type BlockDefinition, propertiesOf } from './block.ts';

/** Files and folders: a Markdown list, or folders and files as tags. */
export const tree: BlockDefinition = {
  name: 'Tree',
  aliases: ['FileTree', 'Files'],
  layout: 'flow',
  props: z.object({}),
  render: (node, { children }) => {
    const isList = children.some((child) => child.type === 'element' && child.tagName === 'li');
    return [h('div.tree', { ...propertiesOf(node.attributes) }, isList ? [h('ul', children)] : children)];
  },
};
