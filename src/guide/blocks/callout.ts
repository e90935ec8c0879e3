import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import { z } from 'zod';
import type { BlockNode } from '../model.ts';
import { type BlockDefinition, propertiesOf, type RenderContext, stringProp } from './block.ts';
import { iconMark, iconOf, iconProps } from './icon.ts';
import { inlineBox, inlineContent } from './inline-content.ts';
import { inlineMarkdown } from './inline-markdown.ts';
import { type Tone, toneNamed, toneOfColor } from './tone.ts';

/** A passage set apart, with a title that says of what kind it is; six blocks differ in kind alone. */
function createCallout(name: string, aliases: readonly string[] = []): BlockDefinition {
  return {
    name,
    aliases,
    layout: 'flow',
    props: z.object({ title: z.string().optional(), ...iconProps, color: z.string().optional() }),
    render: (node, context) => {
      const tone = name.toLowerCase() as Tone;
      const title = stringProp(node, 'title') || context.words.callouts[tone];
      return renderCallout({ tone, title, icon: iconOf(node) }, node, context);
    },
  };
}

interface CalloutLook {
  tone: Tone;
  /** Markdown. */
  title: string | undefined;
  /** Empty: the icon of the tone. */
  icon: ElementContent[];
}

/** The HTML of a callout: a box among paragraphs, a label and text in a line or in a cell. */
function renderCallout(
  { tone, title, icon }: CalloutLook,
  node: BlockNode,
  { children, placement }: RenderContext,
): ElementContent[] {
  const mark = icon.length > 0 ? icon : [iconMark({ icon: toneIcons[tone] })];
  const words = title ? inlineMarkdown(title) : [];
  if (placement !== 'flow') {
    const content = inlineContent(children);
    const colon = words.length > 0 && content.length > 0 ? [': '] : [' '];
    return [
      inlineBox({ className: ['callout-line', `callout-${tone}`], ...propertiesOf(node.attributes) }, [
        h('strong.callout-title', [...mark, ...words, ...colon]),
        ...content,
      ]),
    ];
  }
  const head = words.length > 0 ? h('p.callout-title', [...mark, ...words]) : h('div.callout-mark', mark);
  return [
    h(
      'div',
      {
        className: ['callout', `callout-${tone}`, ...(title ? [] : ['callout-untitled'])],
        role: 'note',
        ...propertiesOf(node.attributes),
      },
      head,
      h('div.callout-body', children),
    ),
  ];
}

const toneIcons: Record<Tone, string> = {
  note: 'circle-info',
  info: 'circle-info',
  tip: 'lightbulb',
  check: 'circle-check',
  warning: 'triangle-exclamation',
  danger: 'circle-exclamation',
};

/** Something worth knowing that the steps do without. */
export const note = createCallout('Note', ['Important']);

/** A shorter or better way. */
export const tip = createCallout('Tip');

/** Background. */
export const info = createCallout('Info');

/** What the reader should see when all went well. */
export const check = createCallout('Check', ['Success']);

/** What goes wrong when it is passed over. */
export const warning = createCallout('Warning', ['Caution']);

/** What can't be undone, or gives a secret away. */
export const danger = createCallout('Danger', ['Error']);

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
