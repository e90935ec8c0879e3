import { describe, expect, test } from 'vitest';
import { idIn, parseChoice, parseIds, renderChoice } from '../../../src/browser/guide/scopes/choice-address.ts';

describe('the choice in an address', () => {
  test.each<[search: string, ids: string[]]>([
    ['', []],
    ['?actions=', []],
    ['?actions=a', ['a']],
    ['?actions=a,b_c', ['a', 'b_c']],
    ['?x=1&actions=a,b&y=2', ['a', 'b']],
    // Mail programs encode the comma.
    ['?actions=a%2Cb', ['a', 'b']],
    ['?actions=a,,b,', ['a', 'b']],
    ['?actions=a,%25E0,b', ['a', 'b']],
    ['?actions=a%', []],
    ['?other=a', []],
  ])('is read from %s', (search, ids) => {
    expect(parseChoice(search)).toEqual(ids);
  });

  test.each<[search: string, ids: string[], rendered: string]>([
    ['', [], ''],
    ['', ['a', 'b_c'], '?actions=a,b_c'],
    ['?session=1&actions=old', ['a'], '?session=1&actions=a'],
    ['?session=1&actions=old', [], '?session=1'],
    ['?actions=old', [], ''],
  ])('is written into %j', (search, ids, rendered) => {
    expect(renderChoice(search, ids)).toBe(rendered);
  });

  test('comes back as it was, whatever the ids hold', () => {
    const ids = ['a,b', 'c d', '100%', 'e&f=g', 'h#i', 'ü', '360_list', '%2C', 'a+b'];
    const search = renderChoice('', ids);
    expect(parseChoice(search)).toEqual(ids);
    expect(parseChoice(search.replaceAll(',', '%2C'))).toEqual(ids);
    expect(new URL(`https://example.com/${search}`).hash).toBe('');
  });
});

test('the id of a fragment is what a browser would look up, and a cut one is none', () => {
  expect(idIn('#caf%C3%A9')).toBe('café');
  expect(idIn('')).toBe('');
  expect(idIn('#%E4%')).toBe('');
});

test.each<[list: string, ids: string[]]>([
  ['', []],
  ['a,b_c', ['a', 'b_c']],
  [' a ,\n b, ,', ['a', 'b']],
  ['odd%2C%20id,b', ['odd, id', 'b']],
  ['a,100%,b', ['a', 'b']],
])('ids are read from the list %j, as an attribute has it', (list, ids) => {
  expect(parseIds(list)).toEqual(ids);
});
