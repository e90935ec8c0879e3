/**
 * What a page adds to a guide that its writer did not write: controls and values that belong into its steps. They go in
 * after the sanitizer, so that content can't pass for them, and into the page alone: the twins are the writer's.
 */
import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';
import type { IconLookup } from '../../assets/icons.ts';
import type { Brand } from '../../brand/index.ts';
import type { Connector, Method } from '../../connector/index.ts';
import type { ScopeModel } from '../../contract/scope-model.ts';
import { hasClass, type Outline } from '../../guide/index.ts';
import type { Messages } from '../../messages/index.ts';
import type { ProviderValue } from '../provider-values.ts';
import { furnishScopes } from './scopes.ts';
import { stepFeedback } from './step-feedback.ts';
import { stepFields } from './step-fields.ts';
import { stepTicks } from './step-ticks.ts';

/** What furniture is made from. */
export interface PageContext {
  brand: Brand;
  messages: Messages;
  outline: Outline;
  /** Icons by name: `lucide::copy`. */
  icon: IconLookup;
  connector?: Connector | undefined;
  /** The method that the page links; nothing on a page without a form. */
  method?: Method | undefined;
  /** What the provider must be told to set this method up. */
  values: readonly ProviderValue[];
  /** Scopes that the method of this page needs, whatever is chosen. */
  requiredScopes: readonly string[];
  /** Takes what of the guide depends on a choice of actions: the page's head says it before the guide arrives. */
  takeScopeModel(model: ScopeModel): void;
}

/** A step of a rendered guide. */
export interface RenderedStep {
  id: string;
  /** The `li` of the step. */
  item: Element;
  head: Element;
  body: Element;
}

type Furniture = (tree: Root, steps: readonly RenderedStep[], page: PageContext) => void;

/** In the order in which they are put in. */
const furniture: readonly Furniture[] = [stepTicks, furnishScopes, stepFields, stepFeedback];

/** Changes the tree in place. */
export function addControls(tree: Root, page: PageContext): void {
  const steps = stepsOf(tree);
  for (const put of furniture) put(tree, steps, page);
}

function stepsOf(tree: Root): RenderedStep[] {
  const steps: RenderedStep[] = [];
  visit(tree, 'element', (item) => {
    if (item.tagName !== 'li' || !hasClass(item, 'step')) return;
    const part = (name: string) =>
      item.children.find((child): child is Element => child.type === 'element' && hasClass(child, name));
    const [head, body, id] = [part('step-head'), part('step-body'), item.properties['id']];
    if (head && body && typeof id === 'string') steps.push({ id, item, head, body });
  });
  return steps;
}
