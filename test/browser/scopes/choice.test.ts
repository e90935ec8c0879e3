import { describe, expect, test } from 'vitest';
import { partsAround, reduceGuide } from '../../../src/browser/guide/scopes/choice.ts';
import type { ScopeModel } from '../../../src/contract/scope-model.ts';

const model: ScopeModel = {
  actions: [
    { id: 'list', scopes: ['a:read'] },
    { id: 'write', scopes: ['a:write', 'a:read'] },
    { id: 'audit', scopes: ['audit'] },
    { id: 'free', scopes: [] },
  ],
  required: ['profile'],
  parts: [['a:read'], ['a:write'], ['audit'], ['audit', 'a:write'], ['profile']],
  inside: { reading: [0], writing: [1, 3], auditing: [2, 3], heading: [3] },
  lists: [['first', 'reading', 'writing', ['nine', 9], 'last'], ['auditing']],
};

describe('a choice', () => {
  const cases: [chosen: string[], scopes: string, hidden: number[], numbers: Record<string, number>][] = [
    [['list'], 'profile a:read', [1, 2, 3], { first: 1, reading: 2, nine: 9, last: 4 }],
    [['write'], 'profile a:write a:read', [2], { first: 1, reading: 2, writing: 3, nine: 9, last: 5 }],
    [['audit'], 'profile audit', [0, 1], { first: 1, nine: 9, last: 3, auditing: 1 }],
    [['audit', 'list'], 'profile a:read audit', [1], { first: 1, reading: 2, nine: 9, last: 4, auditing: 1 }],
    [['free'], 'profile', [0, 1, 2, 3], { first: 1, nine: 9, last: 3 }],
  ];
  test.each(cases)(
    'of %s gives its scopes, hides what shares none, and counts anew',
    (chosen, scopes, hidden, numbers) => {
      const reduced = reduceGuide(model, chosen);
      expect([...reduced.scopes].join(' ')).toBe(scopes);
      expect([...reduced.hiddenParts]).toEqual(hidden);
      expect(Object.fromEntries(reduced.numbers)).toEqual(numbers);
      expect(Object.keys(model.inside).filter((id) => !reduced.numbers.has(id) && id !== 'heading')).toEqual(
        [...reduced.hiddenAnchors].filter((id) => id !== 'heading'),
      );
    },
  );

  test.each([[[]], [['unknown']], [['toString', '__proto__']]])(
    'of nothing that there is (%s) leaves the guide whole',
    (chosen) => {
      const reduced = reduceGuide(model, chosen);
      expect([...reduced.hiddenParts]).toEqual([]);
      expect([...reduced.actions]).toEqual([]);
      expect([...reduced.scopes]).toEqual(['profile', 'a:read', 'a:write', 'audit']);
      expect(reduced.numbers.get('last')).toBe(5);
    },
  );

  test('is told in the order of the table, each action once', () => {
    expect([...reduceGuide(model, ['audit', 'unknown', 'list', 'audit']).actions]).toEqual(['list', 'audit']);
  });

  test('shows the parts that are wanted in spite of it, with their numbers', () => {
    const reduced = reduceGuide(model, ['list'], partsAround(model, 'writing'));
    expect([...reduced.hiddenParts]).toEqual([2]);
    expect([...reduced.hiddenAnchors]).toEqual(['auditing']);
    expect(reduced.numbers.get('writing')).toBe(3);
    expect(reduced.numbers.get('last')).toBe(5);
  });
});

test.each(['toString', '__proto__', 'nowhere', ''])('no part is around %j', (id) => {
  expect(partsAround(model, id)).toEqual([]);
});
