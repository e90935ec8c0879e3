/** The picker of actions: a table with a box for each, the scopes that a choice takes, and ways to pass it on. */
import type { Element } from 'hast';
import type { Action } from '../../guide/index.ts';
import { connectorLanguage } from '../../messages/index.ts';
import { copyButton } from './copy-button.ts';
import { createElement } from './create-element.ts';
import type { PageContext } from './page-context.ts';
import { sendPart } from './send-part.ts';
import { scopeCode, scopeMeaning } from './step-scopes.ts';

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
  return createElement(
    'scope-picker',
    { className: ['scope-picker'], role: 'group', ariaLabel: words.title },
    createElement('p', { className: ['scope-picker-without-script'] }, words.withoutScript),
    searchPart(parts),
    tablePart(parts),
    countPart(parts),
    outputPart(parts),
    sendPart(parts.page),
  );
}

function searchPart({ actions, page }: PickerParts): Element {
  const { scopes: words } = page.messages;
  return createElement(
    'div',
    { className: ['scope-picker-tools'] },
    createElement(
      'div',
      { className: ['scope-picker-search'] },
      page.icon('lucide::search'),
      createElement('input', {
        type: 'search',
        placeholder: words.search,
        ariaLabel: words.search,
        autoComplete: ['off'],
        spellCheck: 'false',
      }),
    ),
    button(words.chooseAll, { dataChoose: 'all' }),
    button(words.chooseNone, { dataChoose: 'none' }),
    createElement('p', {
      className: ['visually-hidden', 'scope-picker-matches'],
      role: 'status',
      dataWords: words.matches(actions.length),
    }),
  );
}

function tablePart({ actions, page }: PickerParts): Element {
  const { scopes: words } = page.messages;
  const { requiredScopes: required } = page;
  const always = createElement('span', { className: ['scope-always'] }, words.alwaysNeeded);
  const none = createElement('td', { colSpan: 2 }, words.noMatch);
  return createElement(
    'div',
    { className: ['scope-picker-table'] },
    createElement(
      'table',
      {},
      createElement(
        'thead',
        {},
        createElement(
          'tr',
          {},
          createElement('th', { scope: 'col' }, words.action),
          createElement('th', { scope: 'col' }, words.scopes),
        ),
      ),
      createElement(
        'tbody',
        {},
        required.length > 0 ? row(always, required, page) : undefined,
        actions.map((action) => row(choiceOf(action, page), action.scopes, page)),
        createElement('tr', { className: ['scope-picker-no-match'], hidden: true }, none),
      ),
    ),
  );
}

function choiceOf({ id, label }: Action, { messages }: PageContext): Element {
  const lang = connectorLanguage(messages.locale);
  const box = createElement('input', { type: 'checkbox', className: ['scope-picker-choice'], value: id });
  return createElement('label', {}, box, createElement('span', { lang }, label));
}

function row(name: Element, scopes: readonly string[], page: PageContext): Element {
  const items = scopes.map((scope) => createElement('li', {}, scopeCode(scope), scopeMeaning(scope, page)));
  return createElement(
    'tr',
    {},
    createElement('th', { scope: 'row' }, name),
    createElement('td', {}, createElement('ul', { role: 'list' }, items)),
  );
}

function countPart({ actions, steps, page }: PickerParts): Element {
  const { scopes: words } = page.messages;
  const count = (label: string, of: string, now: number, all: number) =>
    createElement(
      'span',
      {},
      `${label}: `,
      createElement('span', { dataScopeCount: of }, String(now)),
      ` ${words.of(all)}`,
    );
  return createElement(
    'p',
    { className: ['scope-picker-counts'], role: 'status' },
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
  return createElement(
    'div',
    { className: ['scope-picker-output'] },
    createElement(
      'div',
      { className: ['scope-picker-tools'] },
      createElement('p', { className: ['scope-picker-name'] }, words.scopesToAllow),
      createElement(
        'label',
        { className: ['scope-picker-select'] },
        createElement('span', {}, words.separator),
        createElement(
          'select',
          { className: ['scope-picker-separator'], autoComplete: ['off'] },
          separators.map(([name, text]) => createElement('option', { value: text }, name)),
        ),
      ),
      copyButton(page, words.copy, { dataCopyOf: 'page:scopes' }, 'with its name'),
    ),
    createElement('pre', { className: ['scope-picker-scopes'], id: 'page:scopes', translate: 'no' }, every.join(' ')),
  );
}

function button(name: string, properties: Element['properties']): Element {
  return createElement('button', { type: 'button', className: ['button', 'button-quiet'], ...properties }, name);
}
