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
 * Panels: `form`, `submit`; the state's name; `rejected/<code>`, `could-not-check/<code>`, `could-not-check/wait`,
 * `rights-missing/<named | unnamed>`, `linked/<check>`; `problem/field/<key>` and `problem/step/<id>` (links to what
 * is to blame); `button/<check | again | checking>`, `waiting`;
 * `field/<key>/<missing | refused | unlike | masked | counted | concealed | revealed>`.
 * Whoever applies a view adds `script` or `no-script`.
 * Slots: `live`, `scopes`, `retry-after-seconds`, `field/<key>/length`, `field/<key>/removed`.
 * While the panel that holds the words `title` is shown, the document's title begins with them.
 */
import { fieldOf, type Stage, type State } from './flow.ts';

/** What a view needs to know of the form. */
export interface FormShape {
  fields: readonly {
    key: string;
    content: 'secret' | 'open';
    /** Id of the guide's step that yields the value. */
    step?: string | undefined;
  }[];
}

export type SlotText = { text: string } | { words: readonly string[] };

export interface View {
  state: Stage['at'];
  panels: readonly string[];
  slots: Readonly<Record<string, SlotText>>;
  /** Name of the element that gets the focus when the state begins. */
  focus?: string | undefined;
}

/** What the form shows in a state. */
export function viewOf(state: State, shape: FormShape): View {
  const { stage } = state;
  const { field: blamed, step } = blameOf(stage, shape);
  const panels = [...stagePanels(stage), ...(step ? [`problem/step/${step}`] : [])];
  const slots: Record<string, SlotText> = { ...stageSlots(stage), live: { words: state.said } };

  // A plan, a right or an address is nothing that another value in the field would mend.
  const doubtsValue = stage.at === 'rejected' && stage.code.startsWith('credential');

  for (const { key } of shape.fields) {
    const { note, display, length, removed } = fieldOf(state, key);
    const message = note === 'checked' && key === blamed && doubtsValue ? 'refused' : note;
    const names = [display, message];
    if (length > 1 && display === 'concealed') names.push('counted');
    panels.push(...names.map((name) => `field/${key}/${name}`));
    if (key === blamed || note === 'missing') panels.push(`problem/field/${key}`);
    slots[`field/${key}/length`] = { text: String(length) };
    slots[`field/${key}/removed`] = { words: removed.map((code) => `removed/${code}`) };
  }
  const focus = 'noticed' in stage && stage.noticed === 'on-submit' ? stage.at : undefined;
  return { state: stage.at, panels, slots, focus };
}

/**
 * What a refusal is about: the field it names, else the first secret, else the first of all; and the step that repairs
 * it: the one it names, else the one that yields the field.
 */
export function blameOf(
  stage: Stage,
  { fields }: FormShape,
): { field?: string | undefined; step?: string | undefined } {
  if (stage.at !== 'rejected' && stage.at !== 'rights-missing') return {};
  const field =
    fields.find(({ key }) => key === stage.field) ?? fields.find(({ content }) => content === 'secret') ?? fields[0];
  return { field: field?.key, step: stage.step ?? field?.step };
}

function stagePanels(stage: Stage): readonly string[] {
  const { at } = stage;
  const open = [at, 'form', 'submit'];
  switch (at) {
    case 'rejected':
      return [...open, 'button/again', `${at}/${stage.code}`];
    case 'rights-missing':
      return [...open, 'button/again', `${at}/${stage.scopes.length > 0 ? 'named' : 'unnamed'}`];
    case 'could-not-check':
      return [...open, 'button/again', `${at}/${stage.code}`, ...(stage.retryAfterSeconds ? [`${at}/wait`] : [])];
    case 'checking':
      return [...open, 'button/checking', ...(stage.patience === 'long' ? ['waiting'] : [])];
    case 'linked':
      return [at, `${at}/${stage.check}`];
    case 'session-expired':
      return [at, 'form'];
    case 'session-missing':
    case 'session-other-connector':
      return [at];
    default:
      return [...open, 'button/check'];
  }
}

function stageSlots(stage: Stage): Record<string, SlotText> {
  return {
    scopes: { text: 'scopes' in stage ? stage.scopes.join(', ') : '' },
    'retry-after-seconds': { text: 'retryAfterSeconds' in stage ? String(stage.retryAfterSeconds ?? '') : '' },
  };
}
