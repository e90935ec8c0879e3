import { expect, test } from 'vitest';
import { OptionsInvalid, parseOptions } from './options.ts';

test('without arguments everything is measured but what needs a browser', () => {
  const options = parseOptions([]);
  expect(options).toMatchObject({ sizes: [100, 1000], rounds: 3, writesDocs: false });
  expect([...options.sections]).toEqual(['build', 'peers', 'pictures', 'check', 'dev']);
});

test('sections are named as words or with --only, sizes stand in order once', () => {
  expect([...parseOptions(['page']).sections]).toEqual(['page']);
  const options = parseOptions(['--only', 'check,dev', '--sizes', '1000,100,100', '--rounds', '1']);
  expect([...options.sections]).toEqual(['check', 'dev']);
  expect(options).toMatchObject({ sizes: [100, 1000], rounds: 1 });
});

test.each([
  [['chekc'], '"chekc" is no section'],
  [['--sizes', '100,many'], '"many" is no whole number of at least 2'],
  [['--rounds', '0'], '"0" is no whole number of at least 1'],
  [['--size', '100'], "Unknown option '--size'"],
])('%j is refused with what is expected', (args, message) => {
  expect(() => parseOptions(args)).toThrow(OptionsInvalid);
  expect(() => parseOptions(args)).toThrow(message);
});
