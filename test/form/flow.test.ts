import { describe, expect, test } from 'vitest';
import { applyEvent, type FlowEvent, fieldOf, initialState, type State } from '../../src/form/flow.ts';
import type { LinkAnswer } from '../../src/form/hub-answers.ts';

const typed: FlowEvent = { type: 'typed', field: 'apiKey', length: 36, removed: [] };
const submitted: FlowEvent = { type: 'submitted', now: 1000, faults: {} };

function stateAfter(...events: FlowEvent[]): State {
  return events.reduce(applyEvent, initialState);
}

function answered(answer: LinkAnswer): State {
  return stateAfter(typed, submitted, { type: 'answered', answer });
}

describe('typing', () => {
  test('the first key makes a ready form an edited one, and only the length is known', () => {
    const state = stateAfter(typed);
    expect(state.stage).toEqual({ at: 'editing' });
    expect(fieldOf(state, 'apiKey').length).toBe(36);
  });

  test('a format hint comes, is said once, and goes with the next key', () => {
    const hinted = stateAfter(typed, { type: 'compared', field: 'apiKey', hint: { code: 'unlike' } });
    expect(fieldOf(hinted, 'apiKey').note).toBe('unlike');
    expect(hinted.said).toEqual(['field/apiKey/unlike']);
    expect(applyEvent(hinted, { type: 'compared', field: 'apiKey', hint: { code: 'unlike' } })).toBe(hinted);
    expect(fieldOf(applyEvent(hinted, typed), 'apiKey').note).toBe('none');
  });

  test('a format hint never blocks', () => {
    expect(stateAfter(typed, { type: 'compared', field: 'apiKey', hint: { code: 'unlike' } }, submitted).stage.at).toBe(
      'checking',
    );
  });

  test('what cleaning took from a paste is said', () => {
    const state = stateAfter({ ...typed, removed: ['space-at-end', 'scheme'] });
    expect(state.said).toEqual(['removed/space-at-end', 'removed/scheme']);
  });

  test('a value is shown on demand, and hidden again by the button', () => {
    const shown = stateAfter(typed, { type: 'display-toggled', field: 'apiKey' });
    expect(fieldOf(shown, 'apiKey').display).toBe('revealed');
    expect(shown.said).toEqual(['revealed']);
    expect(fieldOf(applyEvent(shown, submitted), 'apiKey').display).toBe('concealed');
  });
});

test('a hint keeps what it is about, and is said again when that changes', () => {
  const hinted = (about: string): FlowEvent => ({
    type: 'compared',
    field: 'apiKey',
    hint: { code: 'foreign', about },
  });
  const first = stateAfter(typed, hinted('Stripe'));
  expect(fieldOf(first, 'apiKey')).toMatchObject({ note: 'foreign', about: 'Stripe' });
  expect(applyEvent(first, hinted('Stripe'))).toBe(first);
  expect(applyEvent(first, hinted('GitHub')).said).toEqual(['field/apiKey/foreign']);
  const ended = stateAfter(typed, { type: 'compared', field: 'apiKey', hint: { code: 'expired', about: 7 } });
  expect(fieldOf(ended, 'apiKey').about).toBe(7);
});

describe('pressing the button', () => {
  test('checks, and a second press is ignored', () => {
    const checking = stateAfter(typed, submitted);
    expect(checking.stage).toEqual({ at: 'checking', since: 1000, patience: 'short' });
    expect(applyEvent(checking, { ...submitted, now: 2000 })).toBe(checking);
  });

  test('without a required value says which, until all are there', () => {
    const incomplete = stateAfter({
      type: 'submitted',
      now: 0,
      faults: { site: { code: 'missing' }, apiKey: { code: 'missing' } },
    });
    expect(incomplete.stage).toEqual({ at: 'incomplete', noticed: 'on-submit' });
    const half = applyEvent(incomplete, typed);
    expect(half.stage).toBe(incomplete.stage);
    expect(applyEvent(half, { ...typed, field: 'site' }).stage).toEqual({ at: 'editing' });
  });

  test('is answered with patience after five seconds, and not before', () => {
    const checking = stateAfter(typed, submitted);
    expect(applyEvent(checking, { type: 'waited', now: 5999 })).toBe(checking);
    const waiting = applyEvent(checking, { type: 'waited', now: 6000 });
    expect(waiting.stage).toMatchObject({ at: 'checking', patience: 'long' });
    expect(waiting.said).toEqual(['still-waiting']);
  });
});

describe('an answer', () => {
  const noticed = 'on-submit';
  test.each<[LinkAnswer, unknown]>([
    [
      { kind: 'linked', account: 'a1', check: 'accepted', scopes: [] },
      { at: 'linked', account: 'a1', check: 'accepted', scopes: [], noticed },
    ],
    [
      { kind: 'rejected', code: 'plan-lacks-api', step: 's1' },
      { at: 'rejected', code: 'plan-lacks-api', step: 's1', noticed },
    ],
    [
      { kind: 'rights-missing', scopes: ['a'] },
      { at: 'rights-missing', scopes: ['a'], noticed },
    ],
    [
      { kind: 'could-not-check', code: 'provider-busy', retryAfterSeconds: 9 },
      { at: 'could-not-check', code: 'provider-busy', retryAfterSeconds: 9, noticed },
    ],
    [
      { kind: 'incomplete', fields: ['apiKey'] },
      { at: 'incomplete', noticed },
    ],
    [
      { kind: 'incomplete', fields: [] },
      { at: 'could-not-check', code: 'unexpected-answer', noticed },
    ],
    [{ kind: 'session-missing' }, { at: 'session-missing', noticed }],
    [{ kind: 'session-expired' }, { at: 'session-expired', noticed }],
    [{ kind: 'session-other-connector' }, { at: 'session-other-connector', noticed }],
    [{ kind: 'unreachable' }, { at: 'offline', noticed, before: { at: 'editing' } }],
  ])('%j gets a state of its own', (answer, stage) => {
    expect(answered(answer).stage).toEqual(stage);
  });

  test('nobody waits for changes nothing', () => {
    const state = stateAfter(typed);
    expect(applyEvent(state, { type: 'answered', answer: { kind: 'session-missing' } })).toBe(state);
  });

  test('that links forgets all of the fields', () => {
    expect(answered({ kind: 'linked', account: 'a1', check: 'accepted', scopes: [] }).fields).toEqual({});
  });

  test('that rejects keeps the fields, and editing one leaves the refusal standing', () => {
    const rejected = answered({ kind: 'rejected', code: 'credential-rejected' });
    expect(fieldOf(rejected, 'apiKey')).toMatchObject({ length: 36, note: 'checked' });
    const edited = applyEvent(rejected, typed);
    expect(edited.stage).toBe(rejected.stage);
    expect(fieldOf(edited, 'apiKey').note).toBe('none');
  });
});

describe('a time to wait', () => {
  const busy = answered({ kind: 'could-not-check', code: 'provider-busy', retryAfterSeconds: 3 });
  const left = (state: State, secondsLeft: number) => applyEvent(state, { type: 'counted-down', secondsLeft });

  test('is counted down, and only its end is said', () => {
    const two = left(busy, 2);
    expect([two.stage, two.said]).toEqual([expect.objectContaining({ secondsLeft: 2 }), []]);
    const none = left(two, -1);
    expect([none.stage, none.said]).toEqual([expect.objectContaining({ secondsLeft: 0 }), ['try-now']]);
    expect(left(none, 0)).toBe(none);
  });

  test('means nothing once the form has gone on', () => {
    const checking = applyEvent(busy, submitted);
    expect(left(checking, 2)).toBe(checking);
  });
});

describe('the session', () => {
  const told = (kind: 'session-missing' | 'session-expired' | 'open' | 'unknown'): FlowEvent => ({
    type: 'session-told',
    session: kind === 'open' ? { kind, features: ['link_unchecked'] } : { kind },
  });

  test('that is missing is noticed without being asked, and one that opens later goes on', () => {
    const missing = stateAfter(typed, told('session-missing'));
    expect(missing.stage).toEqual({ at: 'session-missing', noticed: 'unasked' });
    expect(applyEvent(missing, submitted)).toBe(missing);
    const open = applyEvent(missing, told('open'));
    expect(open.stage).toEqual({ at: 'editing' });
    expect(fieldOf(open, 'apiKey').length).toBe(36);
    expect(open.features).toEqual(['link_unchecked']);
  });

  test('does not interrupt a check, nor undo a link', () => {
    const checking = stateAfter(typed, submitted);
    expect(applyEvent(checking, told('session-expired'))).toBe(checking);
    const linked = answered({ kind: 'linked', account: 'a1', check: 'accepted', scopes: [] });
    expect(applyEvent(linked, told('session-expired'))).toBe(linked);
  });

  describe('of another owner', () => {
    const opened = (id: string, ownerId: string): FlowEvent => ({
      type: 'session-told',
      session: { kind: 'open', features: [], shown: { id, ownerId, owner: ownerId } },
    });
    const first = stateAfter(opened('s1', 'ada'), typed);

    test('never takes the place of the one that is shown, until the reader wants it', () => {
      const asked = applyEvent(first, opened('s2', 'bob'));
      expect(asked.stage).toEqual({ at: 'session-changed', noticed: 'unasked' });
      expect(applyEvent(asked, submitted)).toBe(asked);
      expect([asked.session?.id, asked.offered?.id]).toEqual(['s1', 's2']);
      const agreed = applyEvent(asked, { type: 'session-chosen', choice: 'offered' });
      expect([agreed.stage.at, agreed.session?.id, agreed.offered]).toEqual(['editing', 's2', undefined]);
      expect(fieldOf(agreed, 'apiKey').length).toBe(36);
    });

    test('that the hub refused to link for is offered, even to an owner of the same name', () => {
      const checking = applyEvent(first, submitted);
      expect(applyEvent(checking, opened('s2', 'bob')).stage.at).toBe('checking');
      const refused = applyEvent(checking, { type: 'answered', answer: { kind: 'session-changed' } });
      expect(refused.stage).toEqual({ at: 'session-changed', noticed: 'on-submit' });
      expect(applyEvent(refused, { type: 'session-chosen', choice: 'offered' })).toBe(refused);
      for (const owner of ['ada', 'bob']) {
        const asked = applyEvent(refused, opened('s2', owner));
        expect([asked.stage.at, asked.offered?.id]).toEqual(['session-changed', 's2']);
      }
      expect(applyEvent(refused, opened('s1', 'ada')).stage.at).toBe('editing');
    });

    test('that came with the address leaves the one that is shown, if the reader stays', () => {
      const asked = applyEvent(first, { type: 'session-brought', session: { id: 's2', ownerId: 'bob', owner: 'Bob' } });
      // The browser's own session is heard of again, and that answers nothing.
      const again = applyEvent(asked, opened('s1', 'ada'));
      expect([again.stage.at, again.offered?.way]).toEqual(['session-changed', 'brought']);
      const stayed = applyEvent(again, { type: 'session-chosen', choice: 'shown' });
      expect([stayed.stage.at, stayed.session?.id, stayed.offered]).toEqual(['editing', 's1', undefined]);
    });
  });

  test('of the same owner takes the place of one that has ended', () => {
    const shown = { id: 's1', ownerId: 'ada', owner: 'Ada' };
    const tell = (id: string): FlowEvent => ({
      type: 'session-told',
      session: { kind: 'open', features: [], shown: { ...shown, id } },
    });
    const state = stateAfter(tell('s1'), told('session-expired'), tell('s2'));
    expect([state.stage.at, state.session?.id]).toEqual(['editing', 's2']);
  });

  test('of which nothing is known changes nothing', () => {
    const state = stateAfter(typed);
    expect(applyEvent(state, told('unknown'))).toBe(state);
  });
});

describe('the connection', () => {
  test('that is lost and comes back leads back to where the reader was', () => {
    const rejected = answered({ kind: 'rejected', code: 'credential-rejected' });
    const offline = applyEvent(rejected, { type: 'connection-lost' });
    expect(offline.stage).toMatchObject({ at: 'offline', noticed: 'unasked' });
    const back = applyEvent(offline, { type: 'session-told', session: { kind: 'unknown' } });
    expect(back.stage).toBe(rejected.stage);
    expect(back.said).toEqual(['online-again']);
  });

  test('does not keep the reader from trying', () => {
    expect(stateAfter(typed, { type: 'connection-lost' }, submitted).stage.at).toBe('checking');
  });
});

test('a page out of the history begins anew', () => {
  expect(applyEvent(stateAfter(typed, submitted), { type: 'restored' })).toEqual(initialState);
});
