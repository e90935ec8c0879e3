import { h } from 'hastscript';
import { z } from 'zod';
import { type BlockDefinition, propertiesOf, stringProp } from './block.ts';

const highlight = z.boolean().optional();

/** A file of a tree. */
export const treeFile: BlockDefinition = {
  name: 'Tree.File',
  aliases: ['File'],
  layout: 'flow',
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
