/** At the end of each step: a button to say that the provider's screen is not as the step describes it. */
import type { Root } from 'hast';
import type { FurnishedPage, RenderedStep } from '../furnish.ts';
import { createElement } from './create-element.ts';

/** The script that makes the buttons work has their form from the page, once. */
export function stepFeedback(_tree: Root, steps: readonly RenderedStep[], { messages }: FurnishedPage): void {
  const { open } = messages.progress.feedback;
  for (const { body } of steps) {
    const button = createElement('button', { type: 'button', ariaExpanded: 'false' }, open);
    body.children.push(createElement('div', { className: ['step-feedback'], dataPagefindIgnore: '' }, button));
  }
}
