/**
 * What the form shows in each state: plain data over the words that stand in the server's HTML. The script applies it
 * to the page (`show-view.ts`), and the server to the page it sends to readers without script. The vocabulary, inside
 * `<connect-form>`:
 *
 * | attribute | on | meaning |
 * |---|---|---|
 * | `data-state` | `<connect-form>` | name of the state |
 * | `data-panel="name …"` | any element | has `hidden` unless one of its names is among `panels` |
 * | `data-invalid="name …"` | a field's control | has `aria-invalid="true"` while one of its names is among `panels` |
 * | `data-busy="name"` | the button | has `aria-disabled="true"` while its name is among `panels` |
 * | `data-revealed="name"` | a secret's input | is of type `text` while its name is among `panels`, else `password` |
 * | `data-slot="name"` | an empty element | gets the text of `slots[name]`, or none |
 * | `data-words="name"` | an element | holds a text that slots take over by its name |
 * | `data-focus="name …"` | an element with `tabindex="-1"` | gets the focus when a state begins whose `focus` it names |
 *
 * Panels: `form`, `submit`, `owner` (it is known for whom), `session-changed/<offered | replaced | brought>`; the state's name; `rejected/<code>`, `could-not-check/<code>`,
 * `could-not-check/<wait | countdown | now | anyway>`, `linked/<check>`; `scopes`, `scopes/others` and `scope/<scope>`
 * (what is missing, and what of it the form has words for); `problem/field/<key>` and `problem/step/<id>` (links to
 * what is to blame); `button/<check | again | checking>`, `waiting`;
 * `field/<key>/<refused | <code of a fault or a hint> | counted | concealed | revealed>`.
 * Whoever applies a view adds `script` or `no-script`.
 * Slots: `live`, `session` (its id), `owner`, `owner/offered`, `scopes/others`, `wait`, `countdown`, `field/<key>/<length | removed | about>`.
 * While the panel that holds the words `title` is shown, the document's title begins with them.
 */
import { isFault } from './field-fault.ts';
import { fieldOf, type Stage, type State } from './flow.ts';

/** What a view needs to know of the form. */
export interface FormShape {
  fields: readonly {
    key: string;
    content: 'secret' | 'open';
    /** Id of the guide's step that yields the value. */
    step?: string | undefined;
  }[];
  /** Scopes that the form has words for, each with the step in which it is ticked. */
  scopes: readonly { scope: string; step?: string | undefined }[];
  /** Language of numbers and dates, as a BCP 47 tag. */
  locale: string;
}

/** `words`: by their names; what is no name of words stands for itself. */
export type SlotText = { text: string } | { words: readonly string[] };

export interface View {
  state: Stage['at'];
  panels: readonly string[];
  slots: Readonly<Record<string, SlotText>>;
  /** Name of the element that gets the focus when the state begins. */
  focus?: string | undefined;
  /** Id of the step that gets it instead, since it repairs what was refused. */
  repair?: string | undefined;
}

/** What the form shows in a state. */
export function viewOf(state: State, shape: FormShape): View {
  const { stage } = state;
  const { field: blamed, step } = blameOf(stage, shape);
  const panels = [...stagePanels(state), ...scopePanels(stage, shape)];
  // Where each scope leads to its own step, a further link would say the same again.
  if (step !== undefined && scopeStep(stage, shape) === undefined) panels.push(`problem/step/${step}`);
  const slots: Record<string, SlotText> = {
    ...stageSlots(stage, shape),
    live: { words: state.said },
    session: { text: state.session?.id ?? '' },
    owner: { text: state.session?.owner ?? '' },
    'owner/offered': { text: state.offered?.owner ?? '' },
  };
  if (state.session !== undefined) panels.push('owner');

  for (const { key } of shape.fields) {
    const { note, display, length, removed, about } = fieldOf(state, key);
    const isRefused = key === blamed && doubtsValue(stage);
    const message = note === 'checked' && isRefused ? 'refused' : note;
    const names = [display, message];
    if (length > 1 && display === 'concealed') names.push('counted');
    panels.push(...names.map((name) => `field/${key}/${name}`));
    if (isRefused || isFault(note)) panels.push(`problem/field/${key}`);
    slots[`field/${key}/length`] = { text: String(length) };
    slots[`field/${key}/removed`] = { words: removed.map((code) => `removed/${code}`) };
    slots[`field/${key}/about`] =
      typeof about === 'object'
        ? { words: about }
        : { text: typeof about === 'number' ? dateText(about, shape.locale) : (about ?? '') };
  }
  const isAnswer = 'noticed' in stage && stage.noticed === 'on-submit';
  return { state: stage.at, panels, slots, ...(isAnswer ? { focus: stage.at, repair: step } : {}) };
}

/**
 * What a refusal is about: the field it names, else the first secret, else the first of all; and the step that repairs
 * it: the one it names, else the one where a missing scope is ticked, else the one that yields the field, unless another
 * value would be refused as well.
 */
export function blameOf(stage: Stage, shape: FormShape): { field?: string | undefined; step?: string | undefined } {
  if (stage.at !== 'rejected' && stage.at !== 'rights-missing') return {};
  const { fields } = shape;
  const field =
    fields.find(({ key }) => key === stage.field) ?? fields.find(({ content }) => content === 'secret') ?? fields[0];
  const isOfField = stage.at === 'rights-missing' || doubtsValue(stage);
  return { field: field?.key, step: stage.step ?? scopeStep(stage, shape) ?? (isOfField ? field?.step : undefined) };
}

/** A plan, a right or an address is nothing that another value in the field would mend. */
function doubtsValue(stage: Stage): boolean {
  return stage.at === 'rejected' && stage.code.startsWith('credential');
}

function stagePanels({ stage, features, offered }: State): readonly string[] {
  const { at } = stage;
  const open = [at, 'form', 'submit'];
  switch (at) {
    case 'rejected':
      return [...open, 'button/again', `${at}/${stage.code}`];
    case 'rights-missing':
      return [...open, 'button/again'];
    case 'could-not-check': {
      const { code, retryAfterSeconds, secondsLeft = -1 } = stage;
      const names = [
        code,
        retryAfterSeconds && 'wait',
        secondsLeft > 0 ? 'countdown' : secondsLeft === 0 && 'now',
        features.includes('link_unchecked') && 'anyway',
      ];
      return [...open, 'button/again', ...names.flatMap((name) => (name ? `${at}/${name}` : []))];
    }
    case 'checking':
      return [...open, 'button/checking', ...(stage.patience === 'long' ? ['waiting'] : [])];
    case 'linked':
      return [at, `${at}/${stage.check}`];
    case 'session-changed':
      return [at, 'form', ...(offered ? [`${at}/offered`, `${at}/${offered.way}`] : [])];
    case 'session-expired':
      return [at, 'form'];
    case 'session-missing':
    case 'session-spent':
    case 'session-other-connector':
      return [at];
    default:
      return [...open, 'button/check'];
  }
}

function scopePanels(stage: Stage, shape: FormShape): readonly string[] {
  const missing = missingScopes(stage);
  if (missing.length === 0) return [];
  const named = worded(missing, shape).map(({ scope }) => `scope/${scope}`);
  return ['scopes', ...named, ...(named.length < missing.length ? ['scopes/others'] : [])];
}

function scopeStep(stage: Stage, shape: FormShape): string | undefined {
  return worded(missingScopes(stage), shape).find(({ step }) => step !== undefined)?.step;
}

function worded(missing: readonly string[], { scopes }: FormShape): FormShape['scopes'] {
  return scopes.filter(({ scope }) => missing.includes(scope));
}

function missingScopes(stage: Stage): readonly string[] {
  return 'scopes' in stage ? stage.scopes : [];
}

function stageSlots(stage: Stage, { scopes: known, locale }: FormShape): Record<string, SlotText> {
  const others = missingScopes(stage).filter((scope) => !known.some((one) => one.scope === scope));
  const { retryAfterSeconds: wait = 0, secondsLeft: left = 0 } = stage.at === 'could-not-check' ? stage : {};
  return {
    'scopes/others': { text: others.join(', ') },
    wait: { text: wait > 0 ? durationText(wait, locale) : '' },
    countdown: { text: `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}` },
  };
}

function durationText(seconds: number, locale: string): string {
  const [count, unit] = seconds < 120 ? [seconds, 'second'] : [Math.ceil(seconds / 60), 'minute'];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}

function dateText(atMs: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(atMs);
}
