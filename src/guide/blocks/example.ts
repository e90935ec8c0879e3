import { h } from 'hastscript';
import { z } from 'zod';
import { type BlockDefinition, propertiesOf, stringProp } from './block.ts';

function createExample(name: string, title: 'exampleRequest' | 'exampleResponse'): BlockDefinition {
  return {
    name,
    aliases: [],
    layout: 'flow',
    sheet: 'blocks',
    props: z.object({ title: z.string().optional(), dropdown: z.boolean().optional() }),
    render: (node, { children, words }) => [
      h('div.example', propertiesOf(node.attributes), [
        h('p.example-title', stringProp(node, 'title') ?? words[title]),
        ...children,
      ]),
    ],
  };
}

/** What to send, in code. */
export const requestExample = createExample('RequestExample', 'exampleRequest');

/** What comes back, in code. */
export const responseExample = createExample('ResponseExample', 'exampleResponse');
