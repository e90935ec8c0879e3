/** A box in the head of each step to tick it by, and what the page needs to know that a step has changed since. */

import { createHash } from 'node:crypto';
import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import * as markup from '../../contract/markup.ts';
import { type Anchor, hasClass, visit } from '../../guide/index.ts';
import { tickableSteps } from '../tickable-steps.ts';
import type { PageContext, RenderedStep } from './page-context.ts';

/** One step is done or not; there is nothing to count. */
const fewestSteps = 2;

/** To be put in before other controls, which is no part of what a step says. */
export function stepTicks(_tree: Root, all: readonly RenderedStep[], page: PageContext): void {
  const { messages, outline, connector } = page;
  const tickable = tickableSteps(outline.anchors, { hasConnector: connector !== undefined });
  const anchors = new Map(tickable.map((anchor) => [anchor.id, anchor]));
  const steps = all.filter(({ id }) => anchors.has(id));
  if (steps.length < fewestSteps) return;
  // Of all steps first: one may hold another, and its box.
  const digests = steps.map(stepDigest);
  for (const [index, { id, item, head }] of steps.entries()) {
    const anchor = anchors.get(id);
    if (!anchor) continue;
    item.properties['dataDigest'] = digests[index];
    head.children.push(tickOf(anchor, messages));
  }
}

/** Changes with what a step says, shows and links, and not with its number. */
function stepDigest({ head, body }: RenderedStep): string {
  const said: string[] = [];
  visit(head, 'element', (node) => {
    if (hasClass(node, markup.stepName)) said.push(textOf(node));
  });
  visit(body, (node) => {
    if (node.type === 'text') said.push(node.value);
    if (node.type === 'element') said.push(String(node.properties['href'] ?? node.properties['src'] ?? ''));
  });
  const text = said.join(' ').replace(/\s+/g, ' ').trim();
  return createHash('sha256').update(text).digest('base64url').slice(0, 8);
}

/** A page may number its steps anew in each section, so those who listen hear the title too. */
function tickOf({ id, number = 0, title }: Anchor, { blocks, progress }: PageContext['messages']): Element {
  return h(
    'label.step-tick',
    // A browser that filled the box in again after a reload would know nothing of steps that changed.
    h('input', { type: 'checkbox', autoComplete: ['off'] }),
    h(
      'span.visually-hidden',
      `${blocks.step} `,
      h('span', { dataNumberOf: id }, String(number)),
      title ? `, ${title}: ` : ' ',
    ),
    h('span', progress.done),
  );
}
