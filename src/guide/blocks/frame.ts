import { z } from 'zod';
import { type BlockDefinition, element, stringProp } from './block.ts';

/** A picture in a frame, with a line under it. */
export const frame: BlockDefinition = {
  name: 'Frame',
  aliases: ['Example'],
  layout: 'flow',
  props: z.object({ caption: z.string().optional(), hint: z.string().optional() }),
  render: (node, { children }) => {
    const caption = stringProp(node, 'caption');
    const hint = stringProp(node, 'hint');
    return [
      element(
        'figure',
        { className: ['frame'] },
        [
          ...(hint ? [element('p', { className: ['frame-hint'] }, [hint])] : []),
          element('div', { className: ['frame-picture'] }, children),
          ...(caption ? [element('figcaption', {}, [caption])] : []),
        ],
        node,
      ),
    ];
  },
};
