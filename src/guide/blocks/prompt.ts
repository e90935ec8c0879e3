import { h } from 'hastscript';
import { z } from 'zod';
import { type BlockDefinition, propertiesOf, stringProp } from './block.ts';
import { iconOf, iconProps } from './icon.ts';
import { inlineMarkdown } from './inline-markdown.ts';

/** Words to give to an assistant, and what they do. */
export const prompt: BlockDefinition = {
  name: 'Prompt',
  aliases: [],
  layout: 'flow',
  sheet: 'blocks',
  props: z.object({ description: z.string().optional(), actions: z.json().optional(), ...iconProps }),
  render: (node, { children }) => {
    const description = stringProp(node, 'description');
    const mark = iconOf(node);
    const head =
      description || mark.length > 0
        ? [h('p.prompt-description', [...mark, ...inlineMarkdown(description ?? '')])]
        : [];
    return [h('div.prompt', propertiesOf(node.attributes), [...head, h('div.prompt-body', children)])];
  },
};
