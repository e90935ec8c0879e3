import { h } from 'hastscript';
import { z } from 'zod';
import { isJsonObject } from '../json.ts';
import { type BlockDefinition, propertiesOf, stringProp } from './block.ts';
import { renderTitled } from './fields.ts';

/** A list of colors. */
export const color: BlockDefinition = {
  name: 'Color',
  aliases: [],
  layout: 'flow',
  sheet: 'blocks',
  props: z.object({ variant: z.string().optional() }),
  render: (node, { children }) => [h('div.fields', propertiesOf(node.attributes), children)],
};

/** Colors of one kind. */
export const colorRow: BlockDefinition = {
  name: 'Color.Row',
  aliases: [],
  layout: 'flow',
  sheet: 'blocks',
  props: z.object({ title: z.string().optional() }),
  render: renderTitled,
};

/** One color: its name and value, in words, because a page has no styles of a writer's own. */
export const colorItem: BlockDefinition = {
  name: 'Color.Item',
  aliases: [],
  layout: 'flow',
  props: z.object({
    name: z.string().optional(),
    value: z.union([z.string(), z.record(z.string(), z.string())]).optional(),
  }),
  render: (node, { children }) => {
    const { value } = node.props;
    const values = isJsonObject(value ?? null)
      ? Object.entries(value as object).map(([ground, code]) => [`${ground}: `, String(code)] as const)
      : typeof value === 'string'
        ? [['', value] as const]
        : [];
    return [
      h('p.color-item', propertiesOf(node.attributes), [
        stringProp(node, 'name') ?? '',
        ...values.flatMap(([ground, code]) => [' ', ground, h('code', code)]),
        ...children,
      ]),
    ];
  },
};
