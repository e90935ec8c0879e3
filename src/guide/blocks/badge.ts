import { h } from 'hastscript';
import { z } from 'zod';
import { type BlockDefinition, propertiesOf, stringProp } from './block.ts';
import { iconOf, iconProps } from './icon.ts';
import { inlineContent } from './inline-content.ts';
import { inlineMarkdown } from './inline-markdown.ts';

const colors = 'gray blue green yellow orange red purple white surface white-destructive surface-destructive'.split(
  ' ',
);
const sizes = ['xs', 'sm', 'md', 'lg'];

/** Colors by what other dialects call them. */
const meanings: Record<string, string> = {
  note: 'blue',
  info: 'blue',
  tip: 'purple',
  success: 'green',
  warning: 'orange',
  caution: 'orange',
  danger: 'red',
  error: 'red',
};

/** A word or two that mark something: new, deprecated, admin only. */
export const badge: BlockDefinition = {
  name: 'Badge',
  aliases: ['Tag'],
  layout: 'inline',
  sheet: 'blocks',
  props: z.object({
    text: z.string().optional(),
    color: z.string().optional(),
    size: z.string().optional(),
    shape: z.string().optional(),
    stroke: z.boolean().optional(),
    disabled: z.boolean().optional(),
    ...iconProps,
  }),
  adapt: (_tag, values) => {
    const { variant, intent, label, ...named } = Object.fromEntries(values);
    const entries = Object.entries({ color: variant ?? intent, text: label, ...named });
    return new Map(entries.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])));
  },
  render: (node, { children }) => {
    const [given = '', size = '', text] = ['color', 'size', 'text'].map((name) => stringProp(node, name));
    const color = meanings[given.toLowerCase()] ?? (colors.includes(given) ? given : 'gray');
    const classes = [
      'badge',
      `badge-${color}`,
      ...(sizes.includes(size) && size !== 'md' ? [`badge-${size}`] : []),
      ...(stringProp(node, 'shape') === 'pill' ? ['badge-pill'] : []),
      ...(node.props['stroke'] === true ? ['badge-stroke'] : []),
      ...(node.props['disabled'] === true ? ['badge-disabled'] : []),
    ];
    const words = [...(text ? inlineMarkdown(text) : []), ...inlineContent(children)];
    return [h('span', { className: classes, ...propertiesOf(node.attributes) }, [...iconOf(node), ...words])];
  },
};
