import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { z } from 'zod';
import type { Anchor, BlockNode } from '../model.ts';
import { type BlockDefinition, deepLink, propertiesOf, stringProp } from './block.ts';
import type { BlockWords } from './block-words.ts';
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
  render: (node, { children, anchor, words }) => {
    const number = String(anchor?.number ?? '');
    const title = stringProp(node, 'title');
    const id = anchor?.id ?? '';
    if (node.notation === 'heading' || node.notation === 'list') return [writtenStep(node, children, anchor, words)];
    return [
      h(
        'li.step',
        { id, ...propertiesOf(node.attributes) },
        h(
          'div.step-head',
          h(`h${anchor?.rank ?? 3}`, { className: ['step-title'], tabIndex: -1 }, [
            h('span.step-number', h('span.visually-hidden', `${words.step} `), number),
            ...(title ? [' ', h('span.step-name', [...iconOf(node), ...inlineMarkdown(title, 'flat')])] : []),
          ]),
          deepLink(id, words.linkToStep(anchor?.number ?? 0)),
        ),
        h('div.step-body', children),
      ),
    ];
  },
};

/** A step that was written as a heading, or as an item of a list: its title is the first of what it holds. */
function writtenStep(
  node: BlockNode,
  children: ElementContent[],
  anchor: Anchor | undefined,
  words: BlockWords,
): Element {
  const [first, ...rest] = children;
  const heading = first?.type === 'element' ? headingIn(first) : undefined;
  const { id = '', number = 0, rank = 3 } = anchor ?? {};
  const circle = h('span.step-number', h('span.visually-hidden', `${words.step} `), String(number));
  const name = heading ? [h('span.step-name', heading.children)] : [];
  // A heading that says "Step 1" needs no number beside it.
  const title = node.notation === 'heading' ? name : name.length > 0 ? [circle, ' ', ...name] : [circle];
  return h(
    'li.step',
    { id },
    h(
      'div.step-head',
      h(`h${rank}`, { className: ['step-title'], tabIndex: -1 }, title),
      deepLink(id, words.linkToStep(number)),
    ),
    h('div.step-body', heading ? rest : children),
  );
}

function headingIn(node: Element): Element | undefined {
  if (/^h[1-6]$/.test(node.tagName)) return node;
  const [first] = node.children;
  return node.properties['className']?.toString() === 'heading' && first?.type === 'element' ? first : undefined;
}
