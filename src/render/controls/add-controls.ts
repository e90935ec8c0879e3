/**
 * What a page adds to a guide that its writer did not write: controls and values that belong into its steps. They go in
 * after the sanitizer, so that content can't pass for them, and into the page alone: the twins are the writer's.
 */

import type { Element, Root } from 'hast';
import * as markup from '../../contract/markup.ts';
import { hasClass, visit } from '../../guide/index.ts';
import type { PageContext, PageRequirements, RenderedStep } from './page-context.ts';
import { addScopeControls } from './scopes.ts';
import { stepFeedback } from './step-feedback.ts';
import { stepFields } from './step-fields.ts';
import { stepTicks } from './step-ticks.ts';

type Control = (tree: Root, steps: readonly RenderedStep[], page: PageContext, requirements: PageRequirements) => void;

/** In the order in which they are put in. */
const controls: readonly Control[] = [stepTicks, addScopeControls, stepFields, stepFeedback];

/** Changes the tree in place, and says what the page then needs. */
export function addControls(tree: Root, page: PageContext, requirements: PageRequirements): void {
  const steps = stepsOf(tree);
  for (const add of controls) add(tree, steps, page, requirements);
}

function stepsOf(tree: Root): RenderedStep[] {
  const steps: RenderedStep[] = [];
  visit(tree, 'element', (item) => {
    if (item.tagName !== 'li' || !hasClass(item, markup.step)) return;
    const part = (name: string) =>
      item.children.find((child): child is Element => child.type === 'element' && hasClass(child, name));
    const [head, body, id] = [part(markup.stepHead), part(markup.stepBody), item.properties['id']];
    if (head && body && typeof id === 'string') steps.push({ id, item, head, body });
  });
  return steps;
}
