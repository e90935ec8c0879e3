import { expect, test } from 'vitest';
import { type CharacterKind, characterKinds, longestValue, unsendable } from '../../src/contract/sendable.ts';
import { findFault } from '../../src/form/field-fault.ts';

const kinds = Object.entries(characterKinds);
const header = { required: true, unsendable: unsendable.header, kinds };

test.each<[string, string, CharacterKind, readonly string[]]>([
  ['a Cyrillic letter', 'sbx_\u0430bc', 'cyrillic', ['\u0430', '(U+0430),', 'character/place', '5']],
  ['a Greek letter', '\u0391', 'greek', ['\u0391', '(U+0391),', 'character/place', '1']],
  ['a letter beyond Latin-1', 'x\u0142', 'letter', ['\u0142', '(U+0142),', 'character/place', '2']],
  ['a letter of another script', '\u30ad', 'letter', ['\u30ad', '(U+30AD),', 'character/place', '1']],
  ['a quotation mark of a text', '\u201eabc\u201c', 'quote', ['\u201e', '(U+201E),', 'character/place', '1']],
  ['a dash of a text', 'a\u2013b', 'dash', ['\u2013', '(U+2013),', 'character/place', '2']],
  ['a line break', 'a\nb', 'break', ['\n', '(U+000A),', 'character/place', '2']],
  ['an invisible character', 'a\u200bb', 'invisible', ['\u200b', '(U+200B),', 'character/place', '2']],
  [
    'an emoji, after another character of two code units',
    '\u{1F600}',
    'emoji',
    ['\u{1F600}', '(U+1F600),', 'character/place', '1'],
  ],
  ['a sign', '5\u20ac', 'special', ['\u20ac', '(U+20AC),', 'character/place', '2']],
  [
    'behind spaces at the start, which are sent by nobody',
    '  a\u0430',
    'cyrillic',
    ['\u0430', '(U+0430),', 'character/place', '4'],
  ],
])('%s in a header is told by kind, code and place', (_what, value, kind, about) => {
  expect(findFault(value, header)).toEqual({ code: 'unsendable', about: [kind, ...about] });
});

test('places are those of characters, and not of code units', () => {
  const fault = findFault('\u{1F600}a:b', { ...header, unsendable: unsendable['basic-name'] });
  expect(fault).toEqual({ code: 'unsendable', about: ['colon', ':', '(U+003A),', 'character/place', '3'] });
});

test('what can be sent has no fault, and nothing is looked for where everything can be', () => {
  expect(findFault('abc\u00e9 \t~', header)).toBeUndefined();
  expect(findFault('\u0430:\n', { required: true, kinds })).toBeUndefined();
  expect(findFault(' a\u2003', header), 'white space at the end is cut off').toBeUndefined();
});

test('a value that is missing or too long is told as that', () => {
  expect(findFault(' ', header)).toEqual({ code: 'missing' });
  expect(findFault(' ', { ...header, required: false })).toBeUndefined();
  expect(findFault('x'.repeat(longestValue), header)).toBeUndefined();
  expect(findFault('x'.repeat(longestValue + 1), header)).toEqual({ code: 'too-long' });
});
