import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import { z } from 'zod';
import type { BlockNode } from '../model.ts';
import { isBlank, stepHeading } from '../node-kinds.ts';
import { ownNumberSaid } from '../step-words.ts';
import { type BlockDefinition, deepLink, propertiesOf, type RenderContext, stringProp } from './block.ts';
import { iconOf, iconProps } from './icon.ts';
import { inlineMarkdown } from './inline-markdown.ts';

/** An ordered list of steps. What stands between two steps is shown, without a number. */
export const steps: BlockDefinition = {
  name: 'Steps',
  aliases: [],
  layout: 'flow',
  props: z.object({ title: z.string().optional(), titleSize: z.string().optional(), toc: z.boolean().optional() }),
  render: (node, { children }) => [
    ...titleOf(stringProp(node, 'title')),
    h(
      'ol.steps',
      // Without the role, Safari drops a list's meaning along with its markers.
      { role: 'list', ...propertiesOf(node.attributes) },
      children
        .filter((child) => child.type !== 'comment' && !isBlank(child))
        .map((child) => (child.type === 'element' && child.tagName === 'li' ? child : h('li.between-steps', child))),
    ),
  ],
};

function titleOf(title: string | undefined): ElementContent[] {
  return title ? [h('p.steps-name', inlineMarkdown(title))] : [];
}

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
  render: (node, context) => {
    if (stepHeading(node) || node.notation === 'heading') return [writtenStep(node, context)];
    const title = stringProp(node, 'title');
    return [stepItem(title ? inlineMarkdown(title, 'flat') : [], node, context)];
  },
};

/** A step whose title is a heading, the first of what it holds. */
function writtenStep(node: BlockNode, context: RenderContext): Element {
  const [first, ...rest] = context.children.filter((child) => !isBlank(child));
  const heading = first?.type === 'element' ? headingIn(first) : undefined;
  return heading ? stepItem(heading.children, node, { ...context, children: rest }) : stepItem([], node, context);
}

/** The HTML of a step: its number, its title with the link to it, and under it what there is to do. */
function stepItem(title: ElementContent[], node: BlockNode, { children, anchor, words }: RenderContext): Element {
  const { id = '', number = 0, rank = 3 } = anchor ?? {};
  const said = ownNumberSaid(textOf({ type: 'root', children: title }), { number, notation: node.notation });
  const name = withoutStart(title, said?.length ?? 0);
  // What a script changes when steps are left out is the last of what the circle holds.
  const circle = h('span.step-number', h('span.visually-hidden', `${said?.word ?? words.step} `), String(number));
  return h(
    'li.step',
    { id, ...propertiesOf(node.attributes) },
    h(
      'div.step-head',
      h(
        `h${rank}`,
        { className: ['step-title'], tabIndex: -1 },
        name.length > 0 ? [circle, ' ', h('span.step-name', [...iconOf(node), ...name])] : [circle],
      ),
      deepLink(id, words.linkToStep(number)),
    ),
    h('div.step-body', children),
  );
}

/** HTML without so many characters of text at its start. */
function withoutStart(nodes: readonly ElementContent[], length: number): ElementContent[] {
  let left = length;
  return nodes.flatMap((node): ElementContent[] => {
    if (left === 0 || (node.type !== 'text' && node.type !== 'element')) return [node];
    const text = node.type === 'text' ? node.value : textOf(node);
    const cut = Math.min(left, text.length);
    left -= cut;
    if (cut > 0 && cut === text.length) return [];
    if (node.type === 'text') return [{ ...node, value: text.slice(cut) }];
    return [{ ...node, children: withoutStart(node.children, cut) }];
  });
}

function headingIn(node: Element): Element | undefined {
  if (/^h[1-6]$/.test(node.tagName)) return node;
  const [first] = node.children;
  return node.properties['className']?.toString() === 'heading' && first?.type === 'element' ? first : undefined;
}
