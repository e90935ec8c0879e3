import { z } from 'zod';
import { type BlockDefinition, element } from './block.ts';

/** An ordered list of steps. What stands between two steps is shown, without a number. */
export const steps: BlockDefinition = {
  name: 'Steps',
  aliases: [],
  layout: 'flow',
  props: z.object({ titleSize: z.string().optional() }),
  render: (node, { children }) => [
    element(
      'ol',
      // Without the role, Safari drops a list's meaning along with its markers.
      { className: ['steps'], role: 'list' },
      children
        .filter((child) => child.type === 'element' || (child.type === 'text' && child.value.trim() !== ''))
        .map((child) =>
          child.type === 'element' && child.tagName === 'li'
            ? child
            : element('li', { className: ['between-steps'] }, [child]),
        ),
      node,
    ),
  ],
};
