/** A box in the head of each step to tick it by, and what the page needs to know that a step has changed since. */
import { createHash } from 'node:crypto';
import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import { hasClass } from '../../guide/index.ts';
import type { FurnishedPage, RenderedStep } from '../furnish.ts';
import { createElement } from './create-element.ts';

/** One step is done or not; there is nothing to count. */
const fewestSteps = 2;

/** To be put in before other furniture, which is no part of what a step says. */
export function stepTicks(_tree: Root, steps: readonly RenderedStep[], { messages }: FurnishedPage): void {
  if (steps.length < fewestSteps) return;
  // Of all steps first: one may hold another, and its box.
  const digests = steps.map(digestOf);
  for (const [index, { id, item, head }] of steps.entries()) {
    item.properties['dataDigest'] = digests[index];
    head.children.push(tickOf(id, numberOf(head) ?? String(index + 1), messages));
  }
}

/** Changes with what a step says, shows and links, and not with its number. */
function digestOf({ head, body }: RenderedStep): string {
  const said: string[] = [];
  visit(head, 'element', (node) => {
    if (hasClass(node, 'step-name')) said.push(textOf(node));
  });
  visit(body, (node) => {
    if (node.type === 'text') said.push(node.value);
    if (node.type === 'element') said.push(String(node.properties['href'] ?? node.properties['src'] ?? ''));
  });
  const text = said.join(' ').replace(/\s+/g, ' ').trim();
  return createHash('sha256').update(text).digest('base64url').slice(0, 8);
}

function tickOf(id: string, number: string, { blocks, progress }: FurnishedPage['messages']): Element {
  return createElement(
    'label',
    { className: ['step-tick'], dataPagefindIgnore: '' },
    // A browser that filled the box in again after a reload would know nothing of steps that changed.
    createElement('input', { type: 'checkbox', autoComplete: ['off'] }),
    createElement(
      'span',
      { className: ['visually-hidden'] },
      `${blocks.step} `,
      createElement('span', { dataNumberOf: id }, number),
      ' ',
    ),
    createElement('span', {}, progress.done),
  );
}

/** The number that the step shows; nothing where its title says it. */
function numberOf(head: Element): string | undefined {
  let number: string | undefined;
  visit(head, 'element', (node) => {
    const last = node.children.at(-1);
    if (hasClass(node, 'step-number') && last?.type === 'text') number = last.value;
  });
  return number;
}
