/** One field of the form: label, control, what belongs in it, and what there is to say about what is in it. */
import { type Field, unsendableOf } from '../../connector/index.ts';
import { codePieces, expectedIn, fieldId, type GuideStep, holdsSecret, pasteKindOf } from '../../form/form-parts.ts';
import type { FormState } from './connect-state.ts';
import { faultsOf, type Warning, warningsOf } from './connect-warnings.ts';
import { type Attribute, attributes, type Html, html } from './html.ts';

interface FieldParts {
  field: Field;
  form: FormState;
  id: string;
  /** The step that yields the value. */
  step: GuideStep | undefined;
  /** Whether the value is shown as dots. */
  isConcealed: boolean;
  hints: readonly Html[];
}

// Password managers and recorders of visits leave fields alone that carry these. A provider's key is no login of this site.
const privacy: Readonly<Record<string, Attribute>> = {
  autocomplete: 'off',
  autocapitalize: 'off',
  autocorrect: 'off',
  spellcheck: 'false',
  translate: 'no',
  'data-1p-ignore': true,
  'data-lpignore': 'true',
  'data-bwignore': true,
  'data-form-type': 'other',
  'data-private': true,
  'data-sentry-mask': true,
};

/** A field of a form in its state. */
export function connectField(field: Field, form: FormState): Html {
  const { key, label, required, pattern, type } = field;
  const { panel, slot } = form;
  const words = form.messages.form.field;
  const isSecret = holdsSecret(field);
  const parts: FieldParts = {
    field,
    form,
    id: fieldId(key),
    step: form.data.steps.find(({ id }) => id === field.step),
    isConcealed: isSecret && type !== 'text_area' && type !== 'select',
    hints: hintsOf(field, form),
  };
  const outer = attributes({
    class: 'connect-field',
    'data-field': true,
    'data-key': key,
    'data-paste': pasteKindOf(field),
    'data-content': isSecret ? 'secret' : 'open',
    'data-expects': expectedIn(field),
    'data-pattern': pattern?.regex,
    'data-suffix': field.host_suffix,
    'data-unsendable': unsendableOf(form.data.method, key),
    'data-step': parts.step?.id,
  });
  const optional = !required && html`<span class="connect-optional">${words.optional}</span>`;
  const count =
    parts.isConcealed &&
    html`<span class="connect-count"${panel(`field/${key}/counted`)}>${slot(`field/${key}/length`)} ${words.count}</span>`;
  return html`<div${outer}><div class="connect-label-row"><label for="${parts.id}"><span${attributes({ lang: form.connectorLanguage })}>${label}</span>${optional}</label>${count}</div>${control(parts)}${hint(parts)}${note(parts)}</div>`;
}

function hintsOf({ description, pattern }: Field, { messages, connectorLanguage }: FormState): Html[] {
  const hint = (text: string, lang: string | undefined) => {
    const pieces = codePieces(text).map((piece) =>
      piece.kind === 'code' ? html`<code>${piece.text}</code>` : piece.text,
    );
    return html`<span${attributes({ lang })}>${pieces}</span>`;
  };
  return [
    ...(description === undefined ? [] : [hint(description, connectorLanguage)]),
    ...(pattern === undefined ? [] : [hint(messages.form.field.format(pattern.looks_like), undefined)]),
  ];
}

function control({ field, form, id, step, isConcealed, hints }: FieldParts): Html {
  const { key, type, required, pattern, placeholder, host_suffix: suffix } = field;
  const { isShown, values } = form;
  const words = form.messages.form.field;
  const isSecret = holdsSecret(field);
  const kept = isSecret ? undefined : values.get(key);
  const troubles = ['refused', ...faultsIn(field, form).map(({ code }) => code)]
    .map((code) => `field/${key}/${code}`)
    .join(' ');
  const described = [
    ...(suffix === undefined ? [] : [`${id}-suffix`]),
    ...(hints.length > 0 || step ? [`${id}-hint`] : []),
    `${id}-note`,
  ];
  const common = {
    id,
    name: `credentials.${key}`,
    required,
    'data-control': true,
    'data-invalid': troubles,
    'aria-invalid': isShown(troubles) && 'true',
    class: `connect-control ph-no-capture${isSecret || pattern ? ' connect-mono' : ''}`,
    'aria-describedby': described.join(' '),
    ...privacy,
  };
  if (type === 'select') {
    const options = (field.options ?? []).map(({ label, value }) => {
      const own = { value, lang: form.connectorLanguage, selected: value === kept };
      return html`<option${attributes(own)}>${label}</option>`;
    });
    return html`<select${attributes(common)}><option value="">${required ? words.chooseOne : words.noChoice}</option>${options}</select>`;
  }
  if (type === 'text_area') {
    // A line break at its beginning is no part of what a text area holds.
    const text = kept?.startsWith('\n') ? `\n${kept}` : kept;
    return html`<textarea${attributes({ ...common, rows: 5, placeholder })}>${text}</textarea>`;
  }
  const revealed = `field/${key}/revealed`;
  const own = {
    type: isConcealed && !isShown(revealed) ? 'password' : 'text',
    'data-revealed': isConcealed && revealed,
    inputmode: type === 'number' && 'numeric',
    placeholder,
    value: kept,
  };
  const ending =
    suffix !== undefined && html`<span class="connect-suffix" id="${id}-suffix" translate="no">${suffix}</span>`;
  return html`<div class="connect-row"><input${attributes({ ...common, ...own })}>${ending}${isConcealed && displayButton(field, form, id)}</div>`;
}

function displayButton({ key, label }: Field, { panel, messages }: FormState, id: string): Html {
  const words = messages.form.field;
  const of = html`<span class="visually-hidden">${words.of(label)}</span>`;
  return html`<button class="connect-display" type="button" aria-controls="${id}" data-action="toggle-display" data-key="${key}"><span${panel(`field/${key}/concealed`)}>${words.show}${of}</span><span${panel(`field/${key}/revealed`)}>${words.hide}${of}</span></button>`;
}

function hint({ field, form, id, step, hints }: FieldParts): Html | undefined {
  if (hints.length === 0 && !step) return undefined;
  const [before, after] = form.messages.form.field.whereToFind(step?.title ?? '');
  const link =
    step &&
    html`<a href="#${step.id}" data-await data-action="show-step" data-step="${step.id}" data-key="${field.key}">${before}<span data-number-of="${step.id}">${step.number}</span>${after}</a>`;
  return html`<p class="connect-hint" id="${id}-hint">${hints}${link}</p>`;
}

function note({ field, form, id }: FieldParts): Html {
  const { key, label } = field;
  const { panel, slot, provider, messages } = form;
  const { problems } = messages.form.field;
  const told = (tone: string, warnings: readonly Warning[]) =>
    warnings.map((warning) => {
      const name = `field/${key}/${warning.code}`;
      return html`<span data-tone="${tone}" data-words="${name}"${panel(name)}>${warningContent(field, warning, form)}</span>`;
    });
  return html`<p class="connect-note" id="${id}-note">${told('danger', faultsIn(field, form))}<span data-tone="danger"${panel(`field/${key}/refused`)}>${problems.refused(label)}</span>${told('warning', warningsOf(field, provider, messages))}${slot(`field/${key}/removed`)}</p>`;
}

/** The faults that a field of a form can have. */
export function faultsIn(field: Field, { data, provider, messages }: FormState): Warning[] {
  return faultsOf(field, unsendableOf(data.method, field.key), provider, messages);
}

/** The text of a fault or a warning, with what it is about. */
export function warningContent({ key }: Field, { text }: Warning, { slot }: FormState): Html {
  return typeof text === 'string' ? html`${text}` : html`${text[0]}${slot(`field/${key}/about`)}${text[1]}`;
}
