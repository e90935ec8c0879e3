/** The picker of actions: a table with a box for each, the scopes that a choice takes, and ways to pass it on. */

import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Action } from '../../guide/index.ts';
import { connectorLanguage } from '../../messages/index.ts';
import { copyButton } from './copy-button.ts';
import type { PageContext } from './page-context.ts';
import { sendPart } from './send-part.ts';
import { scopeCode, scopeLabel, scopeMeaning } from './step-scopes.ts';

export interface PickerParts {
  actions: readonly Action[];
  /** Every scope that some action takes or that is always needed. */
  every: readonly string[];
  /** How many steps the whole guide has. */
  steps: number;
  page: PageContext;
}

/** Everything is in the page's HTML, so that nothing moves when its script arrives, and all can be read without one. */
export function createPicker(parts: PickerParts): Element {
  const { scopes: words } = parts.page.messages;
  return h(
    'scope-picker.scope-picker',
    { role: 'group', ariaLabel: words.title },
    h('p.scope-picker-without-script', words.withoutScript),
    searchPart(parts),
    tablePart(parts),
    countPart(parts),
    outputPart(parts),
    sendPart(parts.page),
  );
}

function searchPart({ actions, page }: PickerParts): Element {
  const { scopes: words } = page.messages;
  return h(
    'div.scope-picker-tools',
    h(
      'div.scope-picker-search',
      page.icon('lucide::search'),
      h('input', {
        type: 'search',
        placeholder: words.search,
        ariaLabel: words.search,
        autoComplete: ['off'],
        spellCheck: 'false',
      }),
    ),
    button(words.chooseAll, { dataChoose: 'all' }),
    button(words.chooseNone, { dataChoose: 'none' }),
    h('p.visually-hidden.scope-picker-matches', { role: 'status', dataWords: words.matches(actions.length) }),
  );
}

function tablePart({ actions, page }: PickerParts): Element {
  const { scopes: words } = page.messages;
  const { requiredScopes: required } = page;
  const always = h('span.scope-always', words.alwaysNeeded);
  const none = h('td', { colSpan: 2 }, words.noMatch);
  return h(
    'div.scope-picker-table',
    h(
      'table',
      h('thead', h('tr', h('th', { scope: 'col' }, words.action), h('th', { scope: 'col' }, words.scopes))),
      h(
        'tbody',
        required.length > 0 ? row(always, required, page) : undefined,
        actions.map((action) => row(choiceOf(action, page), action.scopes, page)),
        h('tr.scope-picker-no-match', { hidden: true }, none),
      ),
    ),
  );
}

function choiceOf({ id, label }: Action, { messages }: PageContext): Element {
  const lang = connectorLanguage(messages.locale);
  const box = h('input', { type: 'checkbox', className: ['scope-picker-choice'], value: id });
  return h('label', box, h('span', { lang }, label));
}

function row(name: Element, scopes: readonly string[], page: PageContext): Element {
  const items = scopes.map((scope) =>
    h('li', scopeLabel(scope, page, 'div'), scopeCode(scope), scopeMeaning(scope, page)),
  );
  return h('tr', h('th', { scope: 'row' }, name), h('td', h('ul', { role: 'list' }, items)));
}

function countPart({ actions, steps, page }: PickerParts): Element {
  const { scopes: words } = page.messages;
  const count = (label: string, of: string, now: number, all: number) =>
    h('span', `${label}: `, h('span', { dataScopeCount: of }, String(now)), ` ${words.of(all)}`);
  return h(
    'p.scope-picker-counts',
    { role: 'status' },
    count(words.actionsChosen, 'actions', 0, actions.length),
    ' ',
    count(words.stepsShown, 'steps', steps, steps),
  );
}

function outputPart({ every, page }: PickerParts): Element {
  const { scopes: words } = page.messages;
  const separators: [name: string, text: string][] = [
    [words.space, ' '],
    [words.comma, ','],
    [words.newLine, '\n'],
  ];
  return h(
    'div.scope-picker-output',
    h(
      'div.scope-picker-tools',
      h('p.scope-picker-name', words.scopesToAllow),
      h(
        'label.scope-picker-select',
        h('span', words.separator),
        h(
          'select.scope-picker-separator',
          { autoComplete: ['off'] },
          separators.map(([name, text]) => h('option', { value: text }, name)),
        ),
      ),
      copyButton(page, words.copy, { dataCopyOf: 'page:scopes' }, 'with its name'),
    ),
    h('pre.scope-picker-scopes', { id: 'page:scopes', translate: 'no' }, every.join(' ')),
  );
}

function button(name: string, properties: Element['properties']): Element {
  return h('button', { type: 'button', className: ['button', 'button-quiet'], ...properties }, name);
}
