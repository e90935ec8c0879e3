import { z } from 'zod';
import { type BlockDefinition, deepLink, element, stringProp } from './block.ts';
import { iconOf, iconProps } from './icon-mark.ts';
import { inlineMarkdown } from './inline-markdown.ts';

/** One step: a number, a title if it has one, and what to do. Its id is its own, else made from the title. */
export const step: BlockDefinition = {
  name: 'Step',
  aliases: [],
  layout: 'flow',
  props: z.object({
    title: z.string().optional(),
    id: z.string().optional(),
    ...iconProps,
    titleSize: z.string().optional(),
    stepNumber: z.number().optional(),
    noAnchor: z.boolean().optional(),
  }),
  render: (node, { children, anchor }) => {
    const number = String(anchor?.number ?? '');
    const title = stringProp(node, 'title');
    const id = anchor?.id ?? '';
    return [
      element(
        'li',
        { className: ['step'], id },
        [
          element('div', { className: ['step-head'] }, [
            element(`h${anchor?.rank ?? 3}`, { className: ['step-title'], tabIndex: -1 }, [
              element('span', { className: ['step-number'] }, [
                element('span', { className: ['visually-hidden'] }, ['Step ']),
                number,
              ]),
              ...(title
                ? [
                    ' ',
                    element('span', { className: ['step-name'] }, [...iconOf(node), ...inlineMarkdown(title, 'flat')]),
                  ]
                : []),
            ]),
            deepLink(id, `Link to step ${number}`),
          ]),
          element('div', { className: ['step-body'] }, children),
        ],
        node,
      ),
    ];
  },
};
