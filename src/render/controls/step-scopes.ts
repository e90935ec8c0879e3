/** The lists of scopes in steps: each scope with a button that copies it, what it allows, and the actions that need it. */

import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import * as markup from '../../contract/markup.ts';
import { type Action, hasClass, visit } from '../../guide/index.ts';
import { connectorLanguage } from '../../messages/index.ts';
import { copyButton } from './copy-button.ts';
import type { PageContext } from './page-context.ts';

/** Fills them, in place. `every` is what a step lists that asks for the chosen scopes and is bound to none. */
export function fillScopeLists(
  tree: Root,
  { actions, every, page }: { actions: readonly Action[]; every: readonly string[]; page: PageContext },
): void {
  const createItems = (scopes: readonly string[]) => scopes.map((scope) => createItem(scope, actions, page));
  visit(tree, 'element', (element) => {
    const lists = element.children.filter(isScopesList);
    for (const list of lists) list.children = createItems(list.children.map((item) => textOf(item)));
    const asksForAll = String(element.properties['dataGuideDisplayScopesList'] ?? '').trim() === 'true';
    if (!asksForAll || lists.length > 0 || every.length === 0) return;
    element.children.push(h('ul.scopes-list', createItems(every)));
  });
}

function isScopesList(node: Element['children'][number]): node is Element {
  return node.type === 'element' && node.tagName === 'ul' && hasClass(node, markup.scopesList);
}

function createItem(scope: string, actions: readonly Action[], page: PageContext): Element {
  const { scopes: words } = page.messages;
  const isRequired = page.requiredScopes.includes(scope);
  const enabled = actions.filter(({ scopes }) => scopes.includes(scope));
  return h(
    'li.scope',
    { dataScope: scope },
    scopeLabel(scope, page, 'p'),
    h(
      'div.scope-head',
      scopeCode(scope),
      copyButton(page, words.copyScope(scope), { dataCopy: scope }),
      isRequired ? h('span.scope-always', words.alwaysNeeded) : undefined,
    ),
    scopeMeaning(scope, page),
    enabled.length > 0 ? h('p.scope-enables', words.enables, namesOf(enabled, page)) : undefined,
  );
}

/** A scope's name, which may break where a reader would expect it. */
export function scopeCode(scope: string): Element {
  const pieces = scope.split(/(?<=[./:_])(?=[^./:_])/);
  const content = pieces.flatMap((piece, index) => (index > 0 ? [h('wbr'), piece] : [piece]));
  return h('code', { translate: 'no' }, content);
}

/** What the connector's file says of a scope. */
export function scopeMeaning(scope: string, { connector, messages }: PageContext): Element | undefined {
  const allows = scopeOf(scope, connector)?.allows;
  return allows === undefined ? undefined : h('p.scope-meaning', { lang: connectorLanguage(messages.locale) }, allows);
}

/** What the provider's screen shows for a scope, in an element of its own; `undefined` if the file does not say. */
export function scopeLabel(scope: string, { connector }: PageContext, element: 'p' | 'div'): Element | undefined {
  const label = scopeOf(scope, connector)?.label;
  // As on the screen, so that it can be found there.
  return label === undefined ? undefined : h(element, h('strong', { translate: 'no' }, label));
}

function scopeOf(scope: string, connector: PageContext['connector']) {
  const scopes = connector?.scopes ?? {};
  return Object.hasOwn(scopes, scope) ? scopes[scope] : undefined;
}

/** The comma stands before each name, so that a style can drop it before the first that shows. */
function namesOf(actions: readonly Action[], { messages }: PageContext): Element[] {
  const lang = connectorLanguage(messages.locale);
  return actions.map(({ id, label }, index) => {
    const comma = h('span.scope-comma', ',');
    return h('span', { dataForAction: id, lang }, index > 0 ? comma : undefined, ' ', label);
  });
}
