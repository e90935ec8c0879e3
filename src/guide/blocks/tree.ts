import { z } from 'zod';
import { type BlockDefinition, element } from './block.ts';

/** Files and folders: a Markdown list, or folders and files as tags. */
export const tree: BlockDefinition = {
  name: 'Tree',
  aliases: ['FileTree', 'Files'],
  layout: 'flow',
  props: z.object({}),
  render: (node, { children }) => {
    const isList = children.some((child) => child.type === 'element' && child.tagName === 'li');
    return [element('div', { className: ['tree'] }, isList ? [element('ul', {}, children)] : children, node)];
  },
};
