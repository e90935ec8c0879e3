import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import { z } from 'zod';
import type { BlockNode } from '../model.ts';
import { type BlockDefinition, propertiesOf, type RenderContext, stringProp } from './block.ts';
import { iconMark, iconOf, iconProps } from './icon-mark.ts';
import { inlineBox, inlineContent } from './inline-content.ts';
import { inlineMarkdown } from './inline-markdown.ts';
import type { Tone } from './tone.ts';

/** A passage set apart, with a title that says of what kind it is; six blocks differ in kind alone. */
export function createCallout(name: string, aliases: readonly string[] = []): BlockDefinition {
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

export interface CalloutLook {
  tone: Tone;
  /** Markdown. */
  title: string | undefined;
  /** Empty: the icon of the tone. */
  icon: ElementContent[];
}

/** The HTML of a callout: a box among paragraphs, a label and text in a line or in a cell. */
export function renderCallout(
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
