import { z } from 'zod';
import { type BlockDefinition, element, stringProp } from './block.ts';

/** A passage set apart, with a title that says of what kind it is; six blocks differ in kind alone. */
export function createCallout(name: string): BlockDefinition {
  return {
    name,
    aliases: [],
    layout: 'flow',
    props: z.object({ title: z.string().optional() }),
    render: (node, { children }) => [
      element(
        'div',
        { className: ['callout', `callout-${name.toLowerCase()}`], role: 'note' },
        [
          element('p', { className: ['callout-title'] }, [stringProp(node, 'title') ?? name]),
          element('div', { className: ['callout-body'] }, children),
        ],
        node,
      ),
    ],
  };
}
