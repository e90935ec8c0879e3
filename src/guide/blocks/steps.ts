import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import { z } from 'zod';
import type { BlockNode } from '../model.ts';
import { isBlank, stepHeading } from '../node-kinds.ts';
import { saysStepNumber } from '../step-words.ts';
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
    const name = title ? [...iconOf(node), ...inlineMarkdown(title, 'flat')] : [];
    return [stepItem(title ? [numberOf(context), ' ', nameOf(name)] : [numberOf(context)], node, context)];
  },
};

/** A step whose title is a heading, the first of what it holds. */
function writtenStep(node: BlockNode, context: RenderContext): Element {
  const [first, ...rest] = context.children.filter((child) => !isBlank(child));
  const heading = first?.type === 'element' ? headingIn(first) : undefined;
  if (!heading) return stepItem(node.notation === 'heading' ? [] : [numberOf(context)], node, context);
  const name = nameOf([...iconOf(node), ...heading.children]);
  const isNumbered = node.notation !== 'list' && saysItsNumber(textOf(heading));
  const title = isNumbered ? [name] : [numberOf(context), ' ', name];
  return stepItem(title, node, { ...context, children: rest });
}

/** The HTML of a step: its title with the link to it, and under it what there is to do. */
function stepItem(
  title: (ElementContent | string)[],
  node: BlockNode,
  { children, anchor, words }: RenderContext,
): Element {
  const { id = '', number = 0, rank = 3 } = anchor ?? {};
  return h(
    'li.step',
    { id, ...propertiesOf(node.attributes) },
    h(
      'div.step-head',
      h(`h${rank}`, { className: ['step-title'], tabIndex: -1 }, title),
      deepLink(id, words.linkToStep(number)),
    ),
    h('div.step-body', children),
  );
}

/** Whether a heading says "Step 1" or "1." itself, and so needs no number beside it. */
function saysItsNumber(heading: string): boolean {
  return saysStepNumber(heading) || /^\s*\d{1,3}[.)]\s/.test(heading);
}

function numberOf({ anchor, words }: RenderContext): Element {
  return h('span.step-number', h('span.visually-hidden', `${words.step} `), String(anchor?.number ?? ''));
}

function nameOf(children: ElementContent[]): Element {
  return h('span.step-name', children);
}

function headingIn(node: Element): Element | undefined {
  if (/^h[1-6]$/.test(node.tagName)) return node;
  const [first] = node.children;
  return node.properties['className']?.toString() === 'heading' && first?.type === 'element' ? first : undefined;
}
