/** How the form's templates show a state: the attributes and texts that `src/form/view.ts` documents. */

import { initialState } from '../../form/flow.ts';
import { formShapeOf } from '../../form/form-parts.ts';
import { type FormWords, formWords } from '../../form/form-words.ts';
import { type FormShape, type SlotText, type View, viewOf } from '../../form/view.ts';
import { connectorLanguage, type Messages } from '../../messages/index.ts';
import { warningText } from './connect-warnings.ts';
import { attributes, type Html, html } from './html.ts';
import type { ConnectFormData } from './page-data.ts';
import type { SiteContext } from './site-context.ts';

/** What a server answers a form with that was sent without script. */
export interface FormAnswer {
  view: View;
  /** What was sent, by the keys of the fields. Of these, only fields that hold no secret show their values again. */
  values: ReadonlyMap<string, string>;
}

/** A form in one state, as its parts see it. */
export interface FormState {
  site: SiteContext;
  data: ConnectFormData;
  /** The provider's name. */
  provider: string;
  product: string;
  messages: Messages;
  words: FormWords;
  /** Language of what the connector's file says, where it is not that of the page. */
  connectorLanguage: string | undefined;
  state: View['state'];
  values: ReadonlyMap<string, string>;
  /** Whether one of these names, with spaces between them, is shown. */
  isShown(names: string): boolean;
  /** The attributes of an element that stands there in some states. */
  panel(names: string): Html;
  /** The attributes of an element where reading begins in the states of these names. */
  focus(names: string): Html;
  /** The text of a slot. */
  slotText(name: string): string;
  /** An element that holds the text of a slot. */
  slot(name: string): Html;
}

/** What a view needs to know of a form. */
export function connectFormShape({ connector, method, steps, scopeSteps }: ConnectFormData, locale: string): FormShape {
  const scopes = Object.keys(connector.scopes).map((scope) => {
    const step = steps.find(({ id }) => id === scopeSteps.get(scope));
    return { scope, step: step?.id };
  });
  return formShapeOf(method, { scopes, locale });
}

/** The form as an answer shows it, else as it stands before anything has happened, for readers with and without script. */
export function formStateOf(site: SiteContext, data: ConnectFormData, answer: FormAnswer | undefined): FormState {
  const { brand, messages } = site;
  const { connector, method } = data;
  const [provider, product] = [connector.name, brand.names.product];
  const view = answer?.view ?? viewOf(initialState, formShapeOf(method, { scopes: [], locale: messages.locale }));
  const shown = new Set(answer ? [...view.panels, 'no-script'] : view.panels);
  const isShown = (names: string) =>
    names.includes(' ') ? names.split(' ').some((name) => shown.has(name)) : shown.has(names);
  const words = formWords(messages, { provider, product, method });
  const form: FormState = {
    site,
    data,
    provider,
    product,
    messages,
    words,
    connectorLanguage: connectorLanguage(messages.locale),
    state: view.state,
    values: answer?.values ?? new Map(),
    isShown,
    panel: (names) => attributes({ 'data-panel': names, hidden: !isShown(names) }),
    // A page that is loaded anew says what happened by where it begins to be read.
    focus: (names) =>
      attributes({
        'data-focus': names,
        autofocus: answer !== undefined && view.focus !== undefined && names.split(' ').includes(view.focus),
      }),
    // Where nothing has happened yet, a script is the first to write into a slot.
    slotText: (name) => (answer ? textOf(view.slots[name], form) : ''),
    slot: (name) => html`<span data-slot="${name}">${form.slotText(name)}</span>`,
  };
  return form;
}

function textOf(slot: SlotText | undefined, { data, provider, messages, words, slotText }: FormState): string {
  if (slot === undefined) return '';
  if ('text' in slot) return slot.text;
  const aboutOf = (key: string) => slotText(`field/${key}/about`);
  const wordsOf = (name: string) =>
    words.spoken[name] ?? warningText(name, data.method.fields, { provider, messages, aboutOf }) ?? name;
  return slot.words.map(wordsOf).join(' ');
}
