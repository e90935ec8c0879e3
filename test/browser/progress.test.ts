import { describe, expect, test } from 'vitest';
import {
  applyProgress,
  initialProgress,
  type ProgressEvent,
  progressOf,
  standingOf,
} from '../../src/browser/guide/progress/progress.ts';

const steps = ['one', 'two', 'three'].map((id) => ({ id, digest: `${id}-1` }));
const ticked = (...ids: string[]) => new Map(ids.map((id) => [id, `${id}-1`]));

/** Ids of what is done after these events. */
function doneAfter(...events: ProgressEvent[]): string[] {
  const state = events.reduce(applyProgress, initialProgress(steps, ticked('one')));
  return steps.filter((step) => standingOf(state, step) === 'done').map(({ id }) => id);
}

describe('ticks', () => {
  test.each<[string, ProgressEvent[], string[]]>([
    ['nothing', [], ['one']],
    ['a tick', [{ type: 'ticked', step: 'three' }], ['one', 'three']],
    ['a tick of what is ticked', [{ type: 'ticked', step: 'one' }], ['one']],
    ['a tick of a step that is none', [{ type: 'ticked', step: 'constructor' }], ['one']],
    ['taking a tick away', [{ type: 'unticked', step: 'one' }], []],
    ['a linked account', [{ type: 'all-ticked' }], ['one', 'two', 'three']],
    [
      'a linked account with a step hidden',
      [{ type: 'hidden', steps: new Set(['two']) }, { type: 'all-ticked' }],
      ['one', 'three'],
    ],
    ['what another tab tells', [{ type: 'told', ticks: ticked('two') }], ['two']],
    ['a reset', [{ type: 'ticked', step: 'two' }, { type: 'reset' }], []],
    ['a reset undone', [{ type: 'ticked', step: 'two' }, { type: 'reset' }, { type: 'reset-undone' }], ['one', 'two']],
    [
      'undoing what is no longer the last',
      [{ type: 'reset' }, { type: 'ticked', step: 'two' }, { type: 'reset-undone' }],
      ['two'],
    ],
    ['undoing nothing', [{ type: 'reset-undone' }], ['one']],
  ])('after %s', (_what, events, done) => {
    expect(doneAfter(...events)).toEqual(done);
  });
});

test('what is done and what is left is counted in the order of the guide', () => {
  const state = initialProgress(steps, ticked('two'));
  expect(progressOf(state)).toEqual({ done: 1, total: 3, left: ['one', 'three'] });
});

test('a hidden step counts for nothing, and counts again with its tick when it is back', () => {
  const hidden = applyProgress(initialProgress(steps, ticked('one', 'two')), {
    type: 'hidden',
    steps: new Set(['two']),
  });
  expect(progressOf(hidden)).toEqual({ done: 1, total: 2, left: ['three'] });
  const back = applyProgress(hidden, { type: 'hidden', steps: new Set() });
  expect(progressOf(back)).toEqual({ done: 2, total: 3, left: ['three'] });
});

test('a step that says something else since is not done, and says so until it is ticked again', () => {
  const [one, , ...rest] = steps;
  if (!one) throw new Error('There are steps.');
  const two = { id: 'two', digest: 'two-2' };
  let state = initialProgress([one, two, ...rest], ticked('one', 'two'));
  expect(standingOf(state, two)).toBe('changed');
  expect(progressOf(state)).toMatchObject({ done: 1, left: ['two', 'three'] });
  state = applyProgress(state, { type: 'ticked', step: 'three' });
  expect(standingOf(state, two)).toBe('changed');
  state = applyProgress(state, { type: 'ticked', step: 'two' });
  expect(standingOf(state, two)).toBe('done');
});

test('what changes nothing gives the same state, so that nothing is written or read out anew', () => {
  const state = initialProgress(steps, ticked('one'));
  for (const event of [
    { type: 'ticked', step: 'one' },
    { type: 'unticked', step: 'two' },
    { type: 'reset-undone' },
  ] as const) {
    expect(applyProgress(state, event)).toBe(state);
  }
  const empty = initialProgress(steps, new Map());
  expect(applyProgress(empty, { type: 'reset' })).toBe(empty);
});
