/** Lets whoever writes a page look at it as others see it: in another brand, language, choice of actions, or state of the form. */
import { type DevView, devViewPath, type ViewRequest } from '../../contract/dev-view.ts';
import * as markup from '../../contract/markup.ts';
import { parseChoice, renderChoice } from '../guide/scopes/choice-address.ts';
import { chooseAnswer, chosenAnswer, formAnswers } from './form-answers.ts';

interface Choice {
  name: string;
  chosen: string;
  /** Names by values, in their order. */
  options: readonly (readonly [value: string, name: string])[];
  choose(value: string): void;
}

/** The switches that this page has, in a list that folds. */
export async function createViewSwitches(): Promise<HTMLElement | undefined> {
  const answer = await fetch(`${devViewPath}?page=${encodeURIComponent(location.pathname)}`);
  if (!answer.ok) return undefined;
  const choices = choicesOf((await answer.json()) as DevView).filter(({ options }) => options.length > 1);
  if (choices.length === 0) return undefined;
  const list = document.createElement('details');
  list.id = 'view';
  const head = document.createElement('summary');
  head.textContent = 'View';
  const rows = document.createElement('div');
  rows.append(...choices.map(switchOf));
  list.append(head, rows);
  return list;
}

function choicesOf({ brand, brands, language, languages }: DevView): Choice[] {
  const actions = [...document.querySelectorAll<HTMLInputElement>(`.${markup.scopePickerChoice}`)];
  const chosen = parseChoice(location.search);
  return [
    {
      name: 'Brand',
      chosen: brand,
      options: brands.map(({ id, name }) => [id, name]),
      choose: (id) => look({ brand: id }),
    },
    {
      name: 'Language',
      chosen: language ?? '',
      options: [['', 'of the brand'], ...languages.map((tag) => [tag, tag] as const)],
      choose: (tag) => look({ language: tag === '' ? null : tag }),
    },
    {
      name: 'Actions',
      chosen: chosen[0] ?? '',
      options: actions.length === 0 ? [] : [['', 'all'], ...actions.map(({ value }) => [value, value] as const)],
      choose(id) {
        location.search = renderChoice(location.search, id === '' ? [] : [id]);
      },
    },
    {
      name: 'Form',
      chosen: chosenAnswer(),
      options: document.querySelector('connect-form form')
        ? [['', 'as it is'], ...Object.keys(formAnswers).map((name) => [name, name] as const)]
        : [],
      choose: chooseAnswer,
    },
  ];
}

async function look(view: Omit<ViewRequest, 'page'>): Promise<void> {
  const body: ViewRequest = { ...view, page: location.pathname };
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(devViewPath, { method: 'POST', headers, body: JSON.stringify(body) });
  if (answer.ok) location.assign(((await answer.json()) as DevView).page);
}

function switchOf({ name, chosen, options, choose }: Choice): HTMLElement {
  const row = document.createElement('p');
  const label = document.createElement('label');
  const select = document.createElement('select');
  select.id = name;
  label.htmlFor = name;
  label.textContent = name;
  select.append(...options.map(([value, text]) => new Option(text, value, false, value === chosen)));
  select.addEventListener('change', () => choose(select.value));
  row.append(label, select);
  return row;
}
