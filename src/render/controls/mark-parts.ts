/** Finds what of a rendered guide depends on the chosen actions, marks it, and says it as a model for the browser. */

import type { Element, ElementContent, Root } from 'hast';
import * as markup from '../../contract/markup.ts';
import type { ScopeModel } from '../../contract/scope-model.ts';
import { type Action, hasClass, type Outline, parseScopeList, SKIP, visit } from '../../guide/index.ts';

interface ScopedGuide {
  actions: readonly Action[];
  required: readonly string[];
  outline: Outline;
}

/** Gives every part its `data-part`, in place; a part that always shows is none. */
export function markParts(tree: Root, { actions, required, outline }: ScopedGuide): ScopeModel {
  const parts: string[][] = [];
  const mark = (element: Element, scopes: readonly string[]) => {
    if (element.properties['dataPart'] !== undefined) return;
    element.properties['dataPart'] = String(parts.push([...scopes]) - 1);
  };
  visitInside(tree, [], (element, outwards) => {
    const scopes = scopesOf(element);
    if (scopes.length === 0 || scopes.some((scope) => required.includes(scope))) return;
    const part = partFor(element, outwards);
    // What shows and hides a tab is the tab's own.
    if (!hasClass(part, markup.tab)) mark(part, scopes);
  });
  const scopesOfPart = (element: Element) => parts[Number(element.properties['dataPart'])] ?? [];
  // A section or a list with nothing left in it goes with its last step.
  visit(tree, 'element', (element) => {
    const isList = hasClass(element, markup.steps);
    if (!isList && element.properties['dataGuideSection'] === undefined) return;
    const steps = isList ? element.children : outerSteps(element);
    const marked = steps.filter((step) => step.type === 'element' && step.properties['dataPart'] !== undefined);
    if (steps.length === 0 || marked.length < steps.length) return;
    mark(element, [...new Set(marked.flatMap((step) => scopesOfPart(step as Element)))]);
  });
  const model = {
    actions: actions.map(({ id, scopes }) => ({ id, scopes })),
    required,
    parts,
    inside: anchorsInParts(tree),
    lists: listsOf(tree, outline),
  };
  return model;
}

/** The scopes that an element is bound to; none for what can't be read, which the build has reported. */
function scopesOf({ properties }: Element): string[] {
  const reading = parseScopeList(String(properties['dataGuideScopes'] ?? ''));
  return reading.ok ? reading.value : [];
}

/** A step's body stands for the whole step, where it is the only one in it. */
function partFor(element: Element, outwards: readonly Element[]): Element {
  if (element.properties['dataGuideStep'] === undefined) return element;
  const step = outwards.find((outer) => outer.tagName === 'li' && hasClass(outer, markup.step));
  if (!step) return element;
  let bodies = 0;
  visit(step, 'element', (inner) => {
    if (inner !== step && hasClass(inner, markup.step)) return SKIP;
    if (inner.properties['dataGuideStep'] !== undefined) bodies++;
    return undefined;
  });
  return bodies === 1 ? step : element;
}

/** The steps within an element that are not within another step. */
function outerSteps(element: Element): ElementContent[] {
  return element.children.flatMap((child) => {
    if (child.type !== 'element') return [];
    return child.tagName === 'li' && hasClass(child, markup.step) ? [child] : outerSteps(child);
  });
}

function anchorsInParts(tree: Root): Record<string, number[]> {
  const inside: Record<string, number[]> = {};
  visitInside(tree, [], (element, outwards) => {
    const { id } = element.properties;
    const around = [element, ...outwards].flatMap(({ properties: { dataPart } }) =>
      dataPart === undefined ? [] : [Number(dataPart)],
    );
    if (typeof id === 'string' && around.length > 0) inside[id] = around;
  });
  return inside;
}

/** Every element, from the outside in, with those that it stands in, from the inside out. */
function visitInside(
  parent: Root | Element,
  outwards: readonly Element[],
  react: (element: Element, outwards: readonly Element[]) => void,
): void {
  for (const child of parent.children) {
    if (child.type !== 'element') continue;
    react(child, outwards);
    visitInside(child, [child, ...outwards], react);
  }
}

function listsOf(tree: Root, { anchors }: Outline): ScopeModel['lists'] {
  const numbers = new Map(anchors.map(({ id, number }) => [id, number]));
  const lists: (string | [string, number])[][] = [];
  visit(tree, 'element', (list) => {
    if (list.tagName !== 'ol' || !hasClass(list, markup.steps)) return;
    const ids = list.children.flatMap((step) =>
      step.type === 'element' && hasClass(step, markup.step) ? [String(step.properties['id'])] : [],
    );
    lists.push(
      ids.map((id, index) => {
        const number = numbers.get(id) ?? index + 1;
        return number === index + 1 ? id : [id, number];
      }),
    );
  });
  return lists;
}
