import { describe, expect, test } from 'vitest';
import { createTickMemory, parseTicks } from '../../src/browser/guide/progress/tick-memory.ts';

function openStorage() {
  const entries = new Map<string, string>();
  return {
    entries,
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => void entries.set(key, value),
    removeItem: (key: string) => void entries.delete(key),
  };
}

const ticks = new Map([
  ['create-key', 'a1b2'],
  ['constructor', 'c3d4'],
  ['__proto__', 'e5f6'],
  ['schlüssel', 'g7h8'],
]);

test('what was written is read again, whatever its steps are called', () => {
  const memory = createTickMemory(openStorage, 'key');
  expect(memory.read()).toEqual(new Map());
  const storage = openStorage();
  const kept = createTickMemory(() => storage, 'key');
  kept.write(ticks);
  expect(kept.read()).toEqual(ticks);
  expect([...storage.entries.keys()]).toEqual(['key']);
});

test('with nothing ticked nothing is left behind', () => {
  const storage = openStorage();
  const memory = createTickMemory(() => storage, 'key');
  memory.write(ticks);
  memory.write(new Map());
  expect(storage.entries.size).toBe(0);
});

describe('what is not ours is left out:', () => {
  test.each<[string, string | null, [string, string][]]>([
    ['nothing', null, []],
    ['no text', '', []],
    ['no JSON', '{"a":', []],
    ['a number', '7', []],
    ['null', 'null', []],
    ['an object', '{"one":"a"}', []],
    [
      'entries of another shape',
      '[["one","a"],["two"],["three",3],[4,"d"],["five","e","f"],"six",null,["seven",""]]',
      [['one', 'a']],
    ],
    ['entries inside of entries', '[[["one","a"],"b"]]', []],
  ])('%s', (_what, text, expected) => {
    expect([...parseTicks(text)]).toEqual(expected);
  });

  test('more entries than any guide has steps', () => {
    const text = JSON.stringify(Array.from({ length: 10_000 }, (_, index) => [`step-${index}`, 'a']));
    expect(parseTicks(text).size).toBe(500);
  });
});

describe('a storage that fails is no memory, and nothing else comes of it:', () => {
  const fail = () => {
    throw new DOMException('no', 'SecurityError');
  };
  test.each<[string, () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>]>([
    ['one that may not even be asked for', fail],
    ['one whose every call throws', () => ({ getItem: fail, setItem: fail, removeItem: fail })],
    ['one that is full', () => ({ ...openStorage(), setItem: fail })],
  ])('%s', (_what, storage) => {
    const memory = createTickMemory(storage, 'key');
    memory.write(ticks);
    memory.write(new Map());
    expect(memory.read()).toEqual(new Map());
  });
});
