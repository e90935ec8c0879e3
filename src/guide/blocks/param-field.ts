import { z } from 'zod';
import { type BlockDefinition, stringProp } from './block.ts';
import { fieldProps, renderField } from './field.ts';

const places = ['query', 'path', 'body', 'header'] as const;

/** A value that a request takes; `query`, `path`, `body` or `header` gives its name and says where it goes. */
export const paramField: BlockDefinition = {
  name: 'ParamField',
  aliases: ['Param'],
  layout: 'flow',
  props: z.object({
    ...fieldProps,
    query: z.string().optional(),
    path: z.string().optional(),
    body: z.string().optional(),
    header: z.string().optional(),
  }),
  render: (node, context) => {
    const place = places.find((name) => stringProp(node, name) !== undefined);
    const name = place ? stringProp(node, place) : stringProp(node, 'name');
    return renderField(node, context, { name, place });
  },
};
