/** What lets a guide follow a choice of actions: marks on its parts, the picker, and the scopes in its steps. */

import type { Element, Root } from 'hast';
import { h } from 'hastscript';
import * as markup from '../../contract/markup.ts';
import { type Action, hasClass, parseActions, visit } from '../../guide/index.ts';
import { markParts } from './mark-parts.ts';
import type { PageContext, PageRequirements, RenderedStep } from './page-context.ts';
import { createPicker } from './scope-picker.ts';
import { fillScopeLists } from './step-scopes.ts';

/**
 * Gives a guide its picker: where its writer put one, else, if parts of the guide depend on scopes, before the
 * first of them. The actions are the writer's, else the connector's; without any, the guide stays whole.
 */
export function addScopeControls(
  tree: Root,
  _steps: readonly RenderedStep[],
  page: PageContext,
  requirements: PageRequirements,
): void {
  const { requiredScopes: required, connector } = page;
  const selector = findSelector(tree);
  const written = selector ? actionsOf(selector) : [];
  const actions = written.length > 0 ? written : (connector?.actions ?? []);
  const every = [...new Set([...required, ...actions.flatMap(({ scopes }) => scopes)])];
  const model = markParts(tree, { actions, required, outline: page.outline });
  const place = actions.length === 0 ? undefined : (selector ?? (model.parts.length > 0 ? openPlace(tree) : undefined));
  if (place) {
    const { title, lead } = page.messages.scopes;
    const own = place.children.filter((child) => !(child.type === 'element' && hasClass(child, markup.scopeTable)));
    const isIntroduced = own.some((child) => child.type === 'element');
    const introduction = [h('p.scope-picker-name', title), h('p.scope-picker-hint', lead)];
    place.children = [
      ...(isIntroduced ? own : introduction),
      createPicker({ actions, every, steps: model.lists.flat().length, page }),
    ];
    requirements.scopes = model;
  } else unmark(tree);
  fillScopeLists(tree, { actions, every, page });
  if (!place && !hasScopesList(tree)) return;
  requirements.needs.push({ sheet: 'page-with-choice', scripts: ['scope-controls'] });
  tree.children.push(copyStatus(page));
}

function findSelector(tree: Root): Element | undefined {
  let found: Element | undefined;
  visit(tree, 'element', (element) => {
    if (hasClass(element, markup.scopeSelector)) found ??= element;
  });
  return found;
}

function actionsOf({ properties }: Element): Action[] {
  const reading = parseActions(String(properties['dataGuideActionsJson'] ?? '[]'));
  return reading.ok ? reading.value : [];
}

/** Makes a place before the first part, or before the heading that it follows. */
function openPlace(tree: Root): Element {
  const place = h('div.scope-selector');
  const { children } = tree;
  let index = children.findIndex((child) => child.type === 'element' && holdsPart(child));
  const isSection = (child: Element) => child.properties['dataGuideSection'] !== undefined;
  const first = children[index];
  const heading = children.findLastIndex(
    (child, at) => at < index && child.type === 'element' && hasClass(child, markup.heading),
  );
  if (heading >= 0 && first?.type === 'element' && !isSection(first)) index = heading;
  children.splice(index, 0, h('div.panel', place));
  return place;
}

function holdsPart(element: Element): boolean {
  let holds = false;
  visit(element, 'element', ({ properties }) => {
    holds ||= properties['dataPart'] !== undefined;
  });
  return holds;
}

function unmark(tree: Root): void {
  visit(tree, 'element', ({ properties }) => {
    delete properties['dataPart'];
  });
}

function hasScopesList(tree: Root): boolean {
  let has = false;
  visit(tree, 'element', (element) => {
    has ||= hasClass(element, markup.scopesList);
  });
  return has;
}

/** Where buttons say that they have copied, with the words that they say. */
function copyStatus({ messages }: PageContext): Element {
  const { copied, notCopied } = messages.scopes;
  const words = { dataCopied: copied, dataNotCopied: notCopied };
  return h('p.visually-hidden.copy-status', { role: 'status', ...words });
}
