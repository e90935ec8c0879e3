import { h } from 'hastscript';
import { z } from 'zod';
import { isAllowedAddress } from '../html-elements.ts';
import { type BlockDefinition, propertiesOf, stringProp } from './block.ts';
import { inlineContent } from './inline-content.ts';
import { inlineMarkdown } from './inline-markdown.ts';

/**
 * Words with an explanation, which shows when they are pointed at or reached by keyboard. It follows its words in the
 * text, in brackets where nothing is drawn: whoever listens, prints or copies has it too.
 */
export const tooltip: BlockDefinition = {
  name: 'Tooltip',
  aliases: [],
  layout: 'inline',
  sheet: 'blocks',
  props: z.object({
    tip: z.string().optional(),
    headline: z.string().optional(),
    cta: z.string().optional(),
    href: z.string().optional(),
  }),
  adapt: (_tag, values) => {
    const { content, label, ...named } = Object.fromEntries(values);
    const tip = named['tip'] ?? content ?? label;
    return new Map(Object.entries(tip === undefined ? named : { ...named, tip }));
  },
  render: (node, { children }) => {
    const [headline, tip, cta, href] = ['headline', 'tip', 'cta', 'href'].map((name) => stringProp(node, name));
    const link = href && isAllowedAddress(href) ? [h('a', { href }, cta || href)] : [];
    const bracket = (sign: string) => h('span.tooltip-bracket', sign);
    const parts = [
      ...(headline ? [h('strong', inlineMarkdown(headline, 'flat'))] : []),
      ...(tip ? [h('span', inlineMarkdown(tip))] : []),
      ...(link.length > 0 ? link : cta ? [h('span', cta)] : []),
    ];
    const note = parts.flatMap((part, index) => (index > 0 ? [' ', part] : [part]));
    const words = h('span.tooltip-words', { tabIndex: 0 }, inlineContent(children));
    return [
      h(
        'span.tooltip',
        propertiesOf(node.attributes),
        note.length === 0
          ? inlineContent(children)
          : [words, h('span.tooltip-note', [bracket(' ('), ...note, bracket(')')])],
      ),
    ];
  },
};
