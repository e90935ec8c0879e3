/** In which step of a guide each scope is ticked. */
import { type GuideNode, type Outline, parseScopeList } from '../guide/index.ts';

interface StepScopes {
  id: string;
  /** Scopes that the step prints as a list. */
  listed: Set<string>;
  /** Scopes to which the step is bound. */
  bound: Set<string>;
  /** Scopes that it names, as code. */
  named: Set<string>;
  /** Whether it prints all that are chosen. */
  listsAll: boolean;
}

/**
 * Scope to the id of its step: one that lists it, else one that is bound to it, else one that lists whatever is chosen,
 * else the first that names it. A scope that no step knows is left out.
 */
export function stepsOfScopes(
  children: readonly GuideNode[],
  outline: Outline,
  scopes: readonly string[],
): Map<string, string> {
  const steps = scopesInSteps(children, outline);
  const found = scopes.map((scope): [string, string | undefined] => {
    const step =
      steps.find(({ listed }) => listed.has(scope)) ??
      steps.find(({ bound }) => bound.has(scope)) ??
      steps.find(({ listsAll }) => listsAll) ??
      steps.find(({ named }) => named.has(scope));
    return [scope, step?.id];
  });
  return new Map(found.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function scopesInSteps(children: readonly GuideNode[], outline: Outline): StepScopes[] {
  const steps: StepScopes[] = [];
  const visit = (nodes: readonly GuideNode[], around: StepScopes | undefined): void => {
    for (const node of nodes) {
      const anchor = outline.anchorOf(node);
      let step = around;
      if (anchor?.kind === 'step') {
        step = { id: anchor.id, listed: new Set(), bound: new Set(), named: new Set(), listsAll: false };
        steps.push(step);
      }
      if (step) note(node, step);
      if ('children' in node) visit(node.children as GuideNode[], step);
    }
  };
  visit(children, undefined);
  return steps;
}

function note(node: GuideNode, step: StepScopes): void {
  if (node.type === 'inlineCode') step.named.add(node.value);
  if (node.type !== 'element' && node.type !== 'block') return;
  if (node.type === 'element' && node.name === 'code') {
    const [only] = node.children;
    if (only?.type === 'text') step.named.add(only.value);
  }
  const list = node.attributes['data-guide-display-scopes-list'] ?? '';
  if (list.trim() === 'true') step.listsAll = true;
  else for (const scope of scopesIn(list)) step.listed.add(scope);
  for (const scope of scopesIn(node.attributes['data-guide-scopes'] ?? '')) step.bound.add(scope);
}

function scopesIn(text: string): string[] {
  const reading = parseScopeList(text);
  return reading.ok ? reading.value : [];
}
