/** At the end of each step: a button to say that the provider's screen is not as the step describes it. */

import type { Root } from 'hast';
import { h } from 'hastscript';
import type { PageContext, RenderedStep } from './page-context.ts';

/** The script that makes the buttons work has their form from the page, once. */
export function stepFeedback(
  _tree: Root,
  steps: readonly RenderedStep[],
  { messages, outline, catalogue }: PageContext,
): void {
  if (catalogue === 'guides') return;
  const { open } = messages.progress.feedback;
  const titles = new Map(outline.anchors.map(({ id, title }) => [id, title]));
  for (const { id, body } of steps) {
    const title = titles.get(id);
    // Whoever goes from button to button hears of which step each speaks.
    const about = title ? h('span.visually-hidden', `: ${title}`) : undefined;
    const button = h('button', { type: 'button', ariaExpanded: 'false' }, open, about);
    body.children.push(h('div.step-feedback', button));
  }
}
