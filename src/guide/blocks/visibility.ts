import { h } from 'hastscript';
import { z } from 'zod';
import type { GuideNode } from '../model.ts';
import { type BlockDefinition, propertiesOf } from './block.ts';

/** A passage for people or for machines alone. What is for agents stays in the page's `.md` and is not shown on the page. */
export const visibility: BlockDefinition = {
  name: 'Visibility',
  aliases: [],
  layout: 'flow',
  props: z.object({ for: z.string().optional() }),
  render: (node, { children }) => (isForAgents(node) ? [] : [h('div', propertiesOf(node.attributes), children)]),
};

/** Whether the page leaves the node out, with every heading and step in it. */
export function isForAgents(node: GuideNode): boolean {
  return node.type === 'block' && node.name === 'Visibility' && node.props['for'] === 'agents';
}
