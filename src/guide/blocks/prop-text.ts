import { h } from 'hastscript';
import { z } from 'zod';
import type { Json } from '../json.ts';
import { type BlockDefinition, stringProp } from './block.ts';
import { inlineMarkdown } from './inline-markdown.ts';

const names = [
  'name',
  'title',
  'label',
  'headline',
  'type',
  'description',
  'text',
  'content',
  'caption',
  'tip',
] as const;

/** The words that a tag carries in its props, shown where nobody knows the tag. */
export const propText: BlockDefinition = {
  name: 'PropText',
  aliases: [],
  layout: 'inline',
  sheet: 'blocks',
  props: z.object(Object.fromEntries(names.map((name) => [name, z.string().optional()]))),
  render: (node) => {
    const parts = names.flatMap((name) => {
      const text = stringProp(node, name);
      if (!text) return [];
      if (name === 'type') return [h('code', text)];
      const isName = name === 'name' || name === 'title' || name === 'label' || name === 'headline';
      return [h(isName ? 'strong' : 'span', inlineMarkdown(text))];
    });
    const spaced = parts.flatMap((part, index) => (index > 0 ? [' ', part] : [part]));
    return [h('span.prop-text', spaced), { type: 'text', value: ' ' }];
  },
};

/**
 * The props whose text must not be lost. `name` and `type` are words only of a tag that holds nothing: beside a text
 * they are there for machines.
 */
export function textProps(values: ReadonlyMap<string, Json>, holds: 'nothing' | 'text'): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = values.get(name);
      const isForMachines = holds === 'text' && (name === 'name' || name === 'type');
      return typeof value === 'string' && value.trim() !== '' && !isForMachines ? [[name, value]] : [];
    }),
  );
}
