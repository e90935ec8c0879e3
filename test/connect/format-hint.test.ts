import { expect, test } from 'vitest';
import { formatHint } from '../../src/connect/format-hint.ts';

const hex = '[0-9a-f]{4}';

test.each([
  ['an empty value fits', '', hex, 'fits'],
  ['a matching value fits', 'ab12', hex, 'fits'],
  ['spaces around it do not count', ' ab12 ', hex, 'fits'],
  ['the pattern holds from end to end', 'ab12ab12', hex, 'unlike'],
  ['an alternative is anchored as a whole', 'xa', 'a|b', 'unlike'],
  ['a shorter value is unlike', 'ab1', hex, 'unlike'],
  ['dots in place of characters are a mask', '••••••••4f2a', hex, 'masked'],
  ['asterisks are a mask', '****4f2a', hex, 'masked'],
  ['a cut with an ellipsis is a mask', 'ab12…', hex, 'masked'],
  ['without a pattern everything fits', 'anything\nat all', undefined, 'fits'],
  ['a pattern that does not compile lets everything fit', 'ab', '(', 'fits'],
  ['a value longer than any credential is not compared', 'x'.repeat(5000), hex, 'fits'],
] as const)('%s', (_why, value, pattern, hint) => {
  expect(formatHint(value, pattern)).toBe(hint);
});
