import { describe, expect, test } from 'vitest';
import { outageCodes, rejectionCodes } from '../../src/contract/hub.ts';
import { applyEvent, type FlowEvent, initialState, type State } from '../../src/form/flow.ts';
import type { LinkAnswer } from '../../src/form/hub-answers.ts';
import { blameOf, type FormShape, viewOf } from '../../src/form/view.ts';

const shape: FormShape = {
  locale: 'en',
  scopes: [{ scope: 'a:b', step: 'choose-rights' }, { scope: 'c:d' }],
  fields: [
    { key: 'site', content: 'open' },
    { key: 'apiKey', content: 'secret', step: 'make-key' },
  ],
};
const typed: FlowEvent = { type: 'typed', field: 'apiKey', length: 36, removed: [] };
const submitted: FlowEvent = { type: 'submitted', now: 0, faults: {} };

function stateAfter(...events: FlowEvent[]): State {
  return events.reduce(applyEvent, initialState);
}

function answered(answer: LinkAnswer): State {
  return stateAfter(typed, submitted, { type: 'answered', answer });
}

const both = ['form', 'submit'];
describe('each state shows its own panels', () => {
  test.each<[string, State, { shows: string[]; hides: string[]; focus?: string }]>([
    ['ready', initialState, { shows: [...both, 'button/check'], hides: ['button/again', 'field/apiKey/counted'] }],
    ['editing', stateAfter(typed), { shows: [...both, 'field/apiKey/counted', 'field/apiKey/concealed'], hides: [] }],
    [
      'checking',
      stateAfter(typed, submitted),
      { shows: [...both, 'button/checking'], hides: ['waiting', 'button/check'] },
    ],
    ['checking', stateAfter(typed, submitted, { type: 'waited', now: 5000 }), { shows: ['waiting'], hides: [] }],
    [
      'incomplete',
      stateAfter({ type: 'submitted', now: 0, faults: { site: { code: 'missing' } } }),
      {
        shows: [...both, 'problem/field/site', 'field/site/missing', 'button/check'],
        hides: ['problem/field/apiKey'],
        focus: 'incomplete',
      },
    ],
    [
      'linked',
      answered({ kind: 'linked', account: 'a1', check: 'unchecked', scopes: [] }),
      { shows: ['linked/unchecked'], hides: [...both, 'field/apiKey/counted'], focus: 'linked' },
    ],
    [
      'rights-missing',
      answered({ kind: 'rights-missing', scopes: ['a:b'] }),
      {
        shows: [...both, 'scopes', 'scope/a:b', 'button/again'],
        hides: ['field/apiKey/refused', 'scopes/others', 'problem/step/choose-rights', 'problem/field/apiKey'],
        focus: 'rights-missing',
      },
    ],
    [
      'rights-missing',
      answered({ kind: 'rights-missing', scopes: [] }),
      { shows: ['problem/step/make-key'], hides: ['scopes'], focus: 'rights-missing' },
    ],
    [
      'could-not-check',
      answered({ kind: 'could-not-check', code: 'provider-busy', retryAfterSeconds: 30 }),
      {
        shows: [...both, 'could-not-check/wait', 'button/again'],
        hides: ['field/apiKey/refused', 'problem/field/apiKey', 'could-not-check/anyway', 'could-not-check/countdown'],
        focus: 'could-not-check',
      },
    ],
    ['session-missing', answered({ kind: 'session-missing' }), { shows: [], hides: both, focus: 'session-missing' }],
    [
      'session-expired',
      answered({ kind: 'session-expired' }),
      { shows: ['form'], hides: ['submit'], focus: 'session-expired' },
    ],
    [
      'session-changed',
      answered({ kind: 'session-changed' }),
      { shows: ['form'], hides: ['submit', 'session-changed/offered'], focus: 'session-changed' },
    ],
    [
      'session-other-connector',
      answered({ kind: 'session-other-connector' }),
      { shows: [], hides: both, focus: 'session-other-connector' },
    ],
    [
      'session-missing',
      stateAfter({ type: 'session-told', session: { kind: 'session-missing' } }),
      { shows: [], hides: both },
    ],
    ['offline', answered({ kind: 'unreachable' }), { shows: [...both, 'button/check'], hides: [], focus: 'offline' }],
    ['offline', stateAfter(typed, { type: 'connection-lost' }), { shows: both, hides: [] }],
  ])('%s', (name, state, { shows, hides, focus }) => {
    const view = viewOf(state, shape);
    expect(view.state).toBe(name);
    expect(view.panels).toEqual(expect.arrayContaining([name, ...shows]));
    expect(view.panels.filter((panel) => hides.includes(panel))).toEqual([]);
    expect(view.focus).toBe(focus);
  });

  test.each(rejectionCodes)('the rejection %s has a panel, and a step and a field where those can mend it', (code) => {
    const { panels, repair } = viewOf(answered({ kind: 'rejected', code }), shape);
    expect(panels).toContain(`rejected/${code}`);
    // Another value in the field would not mend a plan or an address.
    const isOfValue = code.startsWith('credential');
    for (const name of ['field/apiKey/refused', 'problem/field/apiKey', 'problem/step/make-key'])
      expect(panels.includes(name), name).toBe(isOfValue);
    expect(repair).toBe(isOfValue ? 'make-key' : undefined);
  });

  test('a plan is mended in the step that the answer names', () => {
    const { panels, repair } = viewOf(answered({ kind: 'rejected', code: 'plan-lacks-api', step: 'ask' }), shape);
    expect(panels).toContain('problem/step/ask');
    expect(repair).toBe('ask');
  });

  test('an account that is linked without some rights names them', () => {
    const { panels, repair } = viewOf(
      answered({ kind: 'linked', account: 'a1', check: 'rights-missing', scopes: ['c:d'] }),
      shape,
    );
    expect(panels).toEqual(expect.arrayContaining(['linked', 'linked/rights-missing', 'scopes', 'scope/c:d']));
    expect(repair).toBeUndefined();
  });

  test('linking unchecked is offered where the hub allows it, and only when nothing could be checked', () => {
    const opened: FlowEvent = { type: 'session-told', session: { kind: 'open', features: ['link_unchecked'] } };
    const answer: LinkAnswer = { kind: 'could-not-check', code: 'provider-failed' };
    const allowed = stateAfter(opened, typed, submitted, { type: 'answered', answer });
    expect(viewOf(allowed, shape).panels).toContain('could-not-check/anyway');
    expect(viewOf(stateAfter(opened, typed), shape).panels).not.toContain('could-not-check/anyway');
  });

  test('a time to wait is counted, and its end is told', () => {
    const busy = answered({ kind: 'could-not-check', code: 'provider-busy', retryAfterSeconds: 600 });
    const viewAt = (secondsLeft: number) => viewOf(applyEvent(busy, { type: 'counted-down', secondsLeft }), shape);
    expect(viewAt(599).panels).toContain('could-not-check/countdown');
    expect(viewAt(599).slots['countdown']).toEqual({ text: '9:59' });
    expect(viewAt(0).panels).toContain('could-not-check/now');
    expect(viewAt(0).panels).not.toContain('could-not-check/countdown');
  });

  test.each(outageCodes)('the outage %s blames no field', (code) => {
    const { panels } = viewOf(answered({ kind: 'could-not-check', code }), shape);
    expect(panels).toContain(`could-not-check/${code}`);
    expect(panels.filter((panel) => panel.startsWith('problem/') || panel.endsWith('/refused'))).toEqual([]);
  });
});

describe('the blame for a refusal', () => {
  const blame = (field?: string, step?: string) =>
    blameOf(answered({ kind: 'rejected', code: 'credential-rejected', field, step }).stage, shape);

  test('lies with the field and the step that it names', () => {
    expect(blame('site', 'find-site')).toEqual({ field: 'site', step: 'find-site' });
  });

  test('lies with the first secret and its step when it names none, or one that is not there', () => {
    expect(blame()).toEqual({ field: 'apiKey', step: 'make-key' });
    expect(blame('gone')).toEqual({ field: 'apiKey', step: 'make-key' });
  });

  test('lies with the step where a missing right is ticked, unless the answer names one', () => {
    const rights = (scopes: string[], step?: string) =>
      blameOf(answered({ kind: 'rights-missing', scopes, step }).stage, shape).step;
    expect([rights(['a:b']), rights(['a:b'], 'other'), rights(['c:d']), rights([])]).toEqual([
      'choose-rights',
      'other',
      'make-key',
      'make-key',
    ]);
  });

  test('goes from a field that is edited, while the refusal stays', () => {
    const state = applyEvent(answered({ kind: 'rejected', code: 'credential-rejected' }), typed);
    const { panels } = viewOf(state, shape);
    expect(panels).toContain('rejected');
    expect(panels).not.toContain('field/apiKey/refused');
  });
});

test('slots hold the scopes, the time to wait, the length and what was removed', () => {
  const rights = viewOf(answered({ kind: 'rights-missing', scopes: ['a:b', 'c', 'd'] }), shape);
  expect(rights.slots['scopes/others']).toEqual({ text: 'c, d' });
  expect(rights.panels).toContain('scopes/others');
  const outage = answered({ kind: 'could-not-check', code: 'provider-busy', retryAfterSeconds: 30 });
  expect(viewOf(outage, shape).slots['wait']).toEqual({ text: '30 seconds' });
  expect(viewOf(outage, { ...shape, locale: 'de' }).slots['wait']).toEqual({ text: '30 Sekunden' });
  const ended = stateAfter(typed, { type: 'compared', field: 'apiKey', hint: { code: 'expired', about: 0 } });
  expect(viewOf(ended, shape).slots['field/apiKey/about']).toEqual({ text: 'January 1, 1970' });
  const { slots } = viewOf(stateAfter({ ...typed, removed: ['quotes'] }), shape);
  expect(slots['field/apiKey/length']).toEqual({ text: '36' });
  expect(slots['field/apiKey/removed']).toEqual({ words: ['removed/quotes'] });
  expect(slots['live']).toEqual({ words: ['removed/quotes'] });
});

test('a view is plain data', () => {
  const view = viewOf(answered({ kind: 'rejected', code: 'credential-rejected' }), shape);
  expect(JSON.parse(JSON.stringify(view))).toEqual(view);
});
