import { h } from 'hastscript';
import { z } from 'zod';
import { type BlockDefinition, stringProp } from './block.ts';
import { renderCallout } from './callout.ts';
import { iconOf, iconProps } from './icon-mark.ts';
import { inlineMarkdown } from './inline-markdown.ts';
import { toneNamed, toneOfColor } from './tone.ts';

/** A callout whose kind, title and icon the writer chooses. */
export const ownCallout: BlockDefinition = {
  name: 'Callout',
  aliases: ['Admonition', 'Aside', 'Alert'],
  layout: 'flow',
  props: z.object({
    /** A kind by its name in any dialect: `info`, `warn`, `success`, `error` … */
    type: z.string().optional(),
    title: z.string().optional(),
    /** Markdown that comes before what the block holds. */
    text: z.string().optional(),
    ...iconProps,
    emoji: z.string().optional(),
    color: z.string().optional(),
  }),
  adapt: (_tag, values) => {
    const { intent, variant, style, ...named } = Object.fromEntries(values);
    const type = named['type'] ?? intent ?? variant ?? (typeof style === 'string' ? style : undefined);
    return new Map(Object.entries(type === undefined ? named : { ...named, type }));
  },
  render: (node, context) => {
    const [type, text, emoji] = [stringProp(node, 'type'), stringProp(node, 'text'), stringProp(node, 'emoji')];
    const named = toneNamed(type);
    const tone = named ?? toneOfColor(stringProp(node, 'color')) ?? 'note';
    const title = stringProp(node, 'title') || (named && context.words.callouts[named]);
    const icon = emoji ? [h('span.icon', { ariaHidden: 'true' }, emoji)] : iconOf(node);
    const children = text ? [h('p', inlineMarkdown(text)), ...context.children] : context.children;
    return renderCallout({ tone, title, icon }, node, { ...context, children });
  },
};
