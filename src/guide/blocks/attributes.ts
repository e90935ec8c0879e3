import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import { z } from 'zod';
import type { BlockNode } from '../model.ts';
import { type BlockDefinition, propertiesOf, type RenderContext, stringProp } from './block.ts';
import { inlineMarkdown } from './inline-markdown.ts';

/** Fields that belong together. */
export const attributes: BlockDefinition = {
  name: 'Attributes',
  aliases: ['Properties'],
  layout: 'flow',
  props: z.object({ title: z.string().optional() }),
  render: renderTitled,
};

/** A title, if there is one, over entries of one kind. */
export function renderTitled(node: BlockNode, { children }: RenderContext): ElementContent[] {
  const title = stringProp(node, 'title');
  const head = title ? [h('p.fields-title', inlineMarkdown(title))] : [];
  return [h('div.fields', { ...propertiesOf(node.attributes) }, [...head, ...children])];
}
