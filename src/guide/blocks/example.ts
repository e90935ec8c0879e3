import { z } from 'zod';
import { type BlockDefinition, element, stringProp } from './block.ts';

function createExample(name: string, title: 'exampleRequest' | 'exampleResponse'): BlockDefinition {
  return {
    name,
    aliases: [],
    layout: 'flow',
    props: z.object({ title: z.string().optional(), dropdown: z.boolean().optional() }),
    render: (node, { children, words }) => [
      element(
        'div',
        { className: ['example'] },
        [element('p', { className: ['example-title'] }, [stringProp(node, 'title') ?? words[title]]), ...children],
        node,
      ),
    ],
  };
}

/** What to send, in code. */
export const requestExample = createExample('RequestExample', 'exampleRequest');

/** What comes back, in code. */
export const responseExample = createExample('ResponseExample', 'exampleResponse');
