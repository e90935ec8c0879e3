import { h } from 'hastscript';
import { z } from 'zod';
import { isAllowedAddress } from '../html-elements.ts';
import { type BlockDefinition, propertiesOf, stringProp } from './block.ts';
import { inlineMarkdown } from './inline-markdown.ts';

/** A preview, and under it the title that leads to what it shows. */
export const tile: BlockDefinition = {
  name: 'Tile',
  aliases: [],
  layout: 'flow',
  props: z.object({ title: z.string().optional(), description: z.string().optional(), href: z.string().optional() }),
  render: (node, { children }) => {
    const [title, description, href] = ['title', 'description', 'href'].map((name) => stringProp(node, name));
    const address = href && isAllowedAddress(href) ? href : undefined;
    const rel = /^https?:/i.test(address ?? '') ? { rel: ['noopener', 'noreferrer'] } : {};
    const words = title ? inlineMarkdown(title, address ? 'flat' : 'live') : [address ?? ''];
    const name = address ? [h('a.card-link', { href: address, ...rel }, words)] : words;
    return [
      h(
        'div.card.tile',
        { ...propertiesOf(node.attributes) },
        h('div.tile-preview', children),
        h('div.card-text', [
          ...(title || address ? [h('p.card-title', name)] : []),
          ...(description ? [h('p.tile-description', inlineMarkdown(description))] : []),
        ]),
      ),
    ];
  },
};
