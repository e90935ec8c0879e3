import { h } from 'hastscript';
import { z } from 'zod';
import { type BlockDefinition, propertiesOf, stringProp } from './block.ts';
import { iconLabel, iconMark, iconProps } from './icon-mark.ts';

/** A sign in a line of text. Where no text stands beside it, it says its name to those who don't see it. */
export const icon: BlockDefinition = {
  name: 'Icon',
  aliases: [],
  layout: 'inline',
  props: z.object({
    ...iconProps,
    /** What the sign means, for those who don't see it. */
    title: z.string().optional(),
    // The text around an icon decides its size and color.
    color: z.string().optional(),
    size: z.union([z.number(), z.string()]).optional(),
  }),
  adapt: (_tag, values) => {
    const { src, name, alt, ...named } = Object.fromEntries(values);
    const entries = Object.entries({ icon: src ?? name, title: alt, ...named });
    return new Map(entries.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])));
  },
  render: (node, { placement, children }) => {
    const [name, title] = [stringProp(node, 'icon'), stringProp(node, 'title')];
    if (!name) return children;
    const [iconType, iconLibrary] = [stringProp(node, 'iconType'), stringProp(node, 'iconLibrary')];
    const label = title ?? (placement === 'line' ? undefined : iconLabel(name));
    const mark = iconMark({ icon: name, iconType, iconLibrary }, label);
    return Object.keys(node.attributes).length > 0 || children.length > 0
      ? [h('span', { ...propertiesOf(node.attributes) }, [mark, ...children])]
      : [mark];
  },
};
