import { z } from 'zod';
import { type BlockDefinition, stringProp } from './block.ts';
import { iconOf, iconProps } from './icon-mark.ts';
import { inlineMarkdown } from './inline-markdown.ts';
import { createTabPanel } from './tab-set.ts';

const props = z.object({
  title: z.string().optional(),
  id: z.string().optional(),
  ...iconProps,
  // The same by the names of other dialects.
  label: z.string().optional(),
  value: z.string().optional(),
  default: z.boolean().optional(),
});

function createTab(name: string, aliases: readonly string[]): BlockDefinition {
  return {
    name,
    aliases,
    layout: 'flow',
    props,
    render: (node, { children, anchor }) => {
      const title = stringProp(node, 'title');
      const label = title ? inlineMarkdown(title, 'flat') : [anchor?.title ?? name];
      return [createTabPanel({ id: anchor?.id, label: [...iconOf(node), ...label], children }, node)];
    },
  };
}

/** One of several passages, under its label. It can be opened by its id: its own, else made from the label. */
export const tab = createTab('Tab', ['TabItem']);

/** A passage of the page for one language or product; views beside each other are shown as tabs. */
export const view = createTab('View', []);
