import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { select, selectAll } from 'hast-util-select';
import { toString as textOf } from 'hast-util-to-string';
import { describe, expect, test } from 'vitest';
import { applyEvent, initialState, type State } from '../../../src/form/flow.ts';
import type { LinkAnswer } from '../../../src/form/hub-answers.ts';
import { viewOf } from '../../../src/form/view.ts';
import { renderConnectForm, titlePrefix } from '../../../src/render/page/connect-form.ts';
import { connectFormShape } from '../../../src/render/page/connect-state.ts';
import { method, sampleForm } from './sample-form.ts';
import { sampleBrand, sampleSite } from './sample-site.ts';

const site = sampleSite();
const shape = connectFormShape(sampleForm, 'en');
const sent = applyEvent(initialState, { type: 'submitted', now: 0, faults: {} });
const answered = (answer: LinkAnswer): State => applyEvent(sent, { type: 'answered', answer });

const states: Record<string, State> = {
  ready: initialState,
  incomplete: applyEvent(initialState, {
    type: 'submitted',
    now: 0,
    faults: { token: { code: 'missing' }, region: { code: 'missing' } },
  }),
  rejected: answered({ kind: 'rejected', code: 'credential-expired', field: 'token' }),
  'rejected by plan': answered({ kind: 'rejected', code: 'plan-lacks-api', step: 'make' }),
  'rights missing': answered({ kind: 'rights-missing', scopes: ['read:all', 'more & more'] }),
  'could not check': answered({ kind: 'could-not-check', code: 'provider-busy', retryAfterSeconds: 90 }),
  linked: answered({ kind: 'linked', account: 'a', check: 'rights-missing', scopes: ['read:all'] }),
  'without a session': answered({ kind: 'session-missing' }),
  'session over': answered({ kind: 'session-expired' }),
  'another session': applyEvent(answered({ kind: 'session-changed' }), {
    type: 'session-told',
    session: { kind: 'open', features: [], shown: { id: 's2', ownerId: 'o2', owner: 'Initech' } },
  }),
};

/** What every field was sent with. */
const values = new Map([
  ['token', 'tok_"secret"'],
  ['note', 'a "note" <b> & c'],
  ['file', 'first\nsecond'],
  ['hidden', 'hidden file'],
  ['count', '12'],
  ['host', 'acme'],
  ['region', 'us'],
]);

function render(state: State, sentValues: ReadonlyMap<string, string> = values): Root {
  const view = viewOf(state, shape);
  return fromHtml(renderConnectForm(site, sampleForm, { view, values: sentValues }).toString(), { fragment: true });
}

function find(tree: Root, selector: string): Element {
  const found = select(selector, tree);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
}

const names = (element: Element, property: string) => String(element.properties[property]).split(' ');

describe('the form is in the state of an answer', () => {
  test.each(Object.entries(states))('%s', (_name, state) => {
    const view = viewOf(state, shape);
    const tree = render(state);
    const shown = new Set([...view.panels, 'no-script']);
    expect(find(tree, 'connect-form').properties['dataState']).toBe(state.stage.at);
    const panels = selectAll('[data-panel]', tree);
    expect(panels.length).toBeGreaterThan(50);
    for (const panel of panels) {
      const isShown = names(panel, 'dataPanel').some((name) => shown.has(name));
      expect(panel.properties['hidden'] === true, String(panel.properties['dataPanel'])).toBe(!isShown);
    }
    for (const control of selectAll('[data-invalid]', tree)) {
      const isInvalid = names(control, 'dataInvalid').some((name) => shown.has(name));
      expect(control.properties['ariaInvalid']).toBe(isInvalid ? 'true' : undefined);
    }
    const focused = selectAll('[autofocus]', tree);
    expect(focused.length).toBe(view.focus === undefined || !select(`[data-focus~="${view.focus}"]`, tree) ? 0 : 1);
    for (const element of focused) expect(names(element, 'dataFocus')).toContain(view.focus);
  });
});

test('what was sent stays in open fields, and no secret ever comes back', () => {
  const tree = render(states['rejected'] ?? initialState);
  const sentValue = (key: string) => find(tree, `[name="credentials.${key}"]`).properties['value'];
  expect(sentValue('note')).toBe('a "note" <b> & c');
  expect(sentValue('count')).toBe('12');
  expect(sentValue('host')).toBe('acme');
  expect(textOf(find(tree, '[name="credentials.file"]'))).toBe('first\nsecond');
  expect(selectAll('option[selected]', tree).map(({ properties }) => properties['value'])).toEqual(['us']);
  expect(sentValue('token')).toBeUndefined();
  const text = renderConnectForm(site, sampleForm, { view: viewOf(sent, shape), values }).toString();
  expect(text).not.toMatch(/tok_(?:"|&quot;)|hidden file/);
  expect(text).toContain('a &quot;note&quot; &lt;b&gt; &amp; c');
});

test('a text area keeps the line break that it begins with', () => {
  const tree = render(sent, new Map([['file', '\nsecond']]));
  expect(textOf(find(tree, '[name="credentials.file"]'))).toBe('\nsecond');
});

test('slots hold their texts once there is an answer', () => {
  const slot = (state: State, name: string) => textOf(find(render(state), `[data-slot="${name}"]`));
  const rights = states['rights missing'] ?? initialState;
  expect(slot(rights, 'scopes/others')).toBe('more & more');
  expect(slot(states['could not check'] ?? initialState, 'wait')).toBe('90 seconds');
  const pasted = applyEvent(initialState, { type: 'typed', field: 'note', length: 3, removed: ['quotes', 'name'] });
  expect(slot(pasted, 'field/note/removed')).toBe(
    'Removed the quotation marks around it. Removed the name before the value.',
  );
  const foreign = applyEvent(initialState, {
    type: 'compared',
    field: 'token',
    hint: { code: 'foreign', about: 'Another' },
  });
  expect(slot(foreign, 'live')).toBe('This looks like a key from Another, not from Provider.');
});

test('before anything has happened slots are empty, and nothing is for one kind of reader alone', () => {
  const tree = fromHtml(renderConnectForm(site, sampleForm).toString(), { fragment: true });
  expect(
    selectAll('[data-slot]', tree)
      .map((slot) => textOf(slot))
      .join(''),
  ).toBe('');
  for (const name of ['script', 'no-script'])
    expect(selectAll(`[data-panel="${name}"]`, tree).every(({ properties }) => properties['hidden'] === true)).toBe(
      true,
    );
  // Control: the answer to a reader without script shows what is for them.
  expect(find(render(initialState), '[data-panel="no-script"]').properties['hidden']).toBeUndefined();
});

test('the document’s title begins with the state, where something has to be mended', () => {
  const prefixOf = (name: string) => titlePrefix(site.messages, viewOf(states[name] ?? initialState, shape));
  expect(prefixOf('rejected')).toBe('Error: ');
  expect(prefixOf('incomplete')).toBe('Error: ');
  expect(prefixOf('linked')).toBe('');
  expect(prefixOf('could not check')).toBe('');
});

test('a field names its hints, its suffix and its note', () => {
  const tree = render(initialState);
  const described = (key: string) =>
    names(find(tree, `[name="credentials.${key}"]`), 'ariaDescribedBy')
      .join(' ')
      .split(',')
      .join(' ');
  expect(described('host')).toBe('credential:host-suffix credential:host-note');
  expect(described('token')).toBe('credential:token-hint credential:token-note');
  for (const id of selectAll('[aria-describedby]', tree).flatMap(({ properties }) =>
    [properties['ariaDescribedBy']].flat(),
  ))
    expect(select(`[id="${id}"]`, tree), String(id)).toBeDefined();
  expect(textOf(find(tree, '[id="credential:token-hint"] code'))).toBe('tok_');
});

test('in another language what the connector’s file says names its own', () => {
  const german = sampleSite({ ...sampleBrand, locale: 'de' });
  const tree = fromHtml(renderConnectForm(german, sampleForm).toString(), { fragment: true });
  expect(find(tree, 'section').properties['lang']).toBe('de');
  expect(find(tree, 'label[for="credential:token"] > span').properties['lang']).toBe('en');
  expect(find(tree, 'option[value="eu"]').properties['lang']).toBe('en');
});

test('a method by consent says so, and asks for nothing', () => {
  const consent = { ...sampleForm, method: { ...method, type: 'oauth2' as const } };
  const text = renderConnectForm(site, consent).toString();
  expect(text).toContain('This page does not offer that yet.');
  expect(text).not.toMatch(/<form|<input|connect-dock/);
});
