import { z } from 'zod';
import { type BlockDefinition, stringProp } from './block.ts';
import { fieldProps, renderField } from './field.ts';

/** A value that an answer holds, or a property of an object. */
export const responseField: BlockDefinition = {
  name: 'ResponseField',
  aliases: ['Attribute', 'Property'],
  layout: 'flow',
  props: z.object(fieldProps),
  adapt: (_tag, values) => {
    const { isRequired, ...named } = Object.fromEntries(values);
    return new Map(Object.entries(isRequired === undefined ? named : { required: isRequired, ...named }));
  },
  render: (node, context) => renderField(node, context, { name: stringProp(node, 'name') }),
};
