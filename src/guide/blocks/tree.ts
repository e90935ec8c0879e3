import { h } from 'hastscript';
import { z } from 'zod';
import { type BlockDefinition, propertiesOf, stringProp } from './block.ts';

/** Files and folders: a Markdown list, or folders and files as tags. */
export const tree: BlockDefinition = {
  name: 'Tree',
  aliases: ['FileTree', 'Files'],
  layout: 'flow',
  sheet: 'blocks',
  props: z.object({}),
  render: (node, { children }) => {
    const isList = children.some((child) => child.type === 'element' && child.tagName === 'li');
    return [h('div.tree', propertiesOf(node.attributes), isList ? [h('ul', children)] : children)];
  },
};

const highlight = z.boolean().optional();

/** A file of a tree. */
export const treeFile: BlockDefinition = {
  name: 'Tree.File',
  aliases: ['File'],
  layout: 'flow',
  sheet: 'blocks',
  props: z.object({ name: z.string().optional(), highlight }),
  render: (node, { children }) => [
    h('li', { className: ['tree-file', ...highlighted(node.props['highlight'])], ...propertiesOf(node.attributes) }, [
      stringProp(node, 'name') ?? '',
      ...children,
    ]),
  ],
};

/** A folder of a tree and what is in it. It stands open: a tree is there to be read, also on paper. */
export const treeFolder: BlockDefinition = {
  name: 'Tree.Folder',
  aliases: ['Folder'],
  layout: 'flow',
  sheet: 'blocks',
  props: z.object({
    name: z.string().optional(),
    highlight,
    defaultOpen: z.boolean().optional(),
    openable: z.boolean().optional(),
  }),
  render: (node, { children }) => [
    h('li', { className: ['tree-folder', ...highlighted(node.props['highlight'])], ...propertiesOf(node.attributes) }, [
      stringProp(node, 'name') ?? '',
      ...(children.length > 0 ? [h('ul', children)] : []),
    ]),
  ],
};

function highlighted(value: unknown): string[] {
  return value === true ? ['tree-highlight'] : [];
}
