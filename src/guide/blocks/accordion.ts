import { h } from 'hastscript';
import { z } from 'zod';
import { type BlockDefinition, propertiesOf, stringProp } from './block.ts';
import { iconOf, iconProps } from './icon.ts';
import { inlineLinks, inlineMarkdown } from './inline-markdown.ts';

/** A passage that opens on demand. Its id is its own, else made from the title; an address that ends in it opens it. */
export const accordion: BlockDefinition = {
  name: 'Accordion',
  aliases: ['AccordionItem', 'AccordionPanel'],
  layout: 'flow',
  sheet: 'switches',
  scripts: ['open-target'],
  props: z.object({
    title: z.string().optional(),
    description: z.string().optional(),
    defaultOpen: z.boolean().optional(),
    id: z.string().optional(),
    ...iconProps,
  }),
  // `::: details A title {open}`
  adapt: (_tag, values) => {
    const { open, summary, ...named } = Object.fromEntries(values);
    const title = named['title'] ?? summary;
    return new Map(
      Object.entries({
        ...named,
        ...(title === undefined ? {} : { title }),
        ...(open === undefined ? {} : { defaultOpen: open }),
      }),
    );
  },
  render: (node, { children, anchor, words }) => {
    const title = stringProp(node, 'title');
    const description = stringProp(node, 'description');
    // The title opens the passage, so what it links stands there.
    const links = [title, description].flatMap((text) => (text ? inlineLinks(text) : []));
    return [
      h(
        'details.accordion',
        {
          ...(anchor ? { id: anchor.id } : {}),
          ...(node.props['defaultOpen'] === true ? { open: true } : {}),
          ...propertiesOf(node.attributes),
        },
        h('summary', [
          ...iconOf(node),
          h('span.accordion-title', title ? inlineMarkdown(title, 'flat') : [words.details]),
          ...(description ? [' ', h('span.accordion-description', inlineMarkdown(description, 'flat'))] : []),
        ]),
        h('div.accordion-body', [...links.map((link) => h('p', link)), ...children]),
      ),
    ];
  },
};

/** Accordions that belong together, with joined borders. */
export const accordionGroup: BlockDefinition = {
  name: 'AccordionGroup',
  aliases: ['Accordions'],
  layout: 'flow',
  sheet: 'switches',
  props: z.object({
    type: z.string().optional(),
    // Labels of what it holds, and the rank that they have for other renderers.
    titles: z.json().optional(),
    heading: z.json().optional(),
  }),
  render: (node, { children }) => [h('div.accordion-group', propertiesOf(node.attributes), children)],
};
