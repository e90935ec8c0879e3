import { z } from 'zod';
import { isAllowedAddress } from '../html-elements.ts';
import { type BlockDefinition, element, stringProp } from './block.ts';
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
    const name = address ? [element('a', { className: ['card-link'], href: address, ...rel }, words)] : words;
    return [
      element(
        'div',
        { className: ['card', 'tile'] },
        [
          element('div', { className: ['tile-preview'] }, children),
          element('div', { className: ['card-text'] }, [
            ...(title || address ? [element('p', { className: ['card-title'] }, name)] : []),
            ...(description ? [element('p', { className: ['tile-description'] }, inlineMarkdown(description))] : []),
          ]),
        ],
        node,
      ),
    ];
  },
};
