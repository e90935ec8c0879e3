import { expect, test } from 'vitest';
import { hasConnector, namedConnectors } from '../../src/brand/index.ts';

test.each([
  [undefined, ['one', 'two', 'three']],
  [{ only: ['one', 'three'] }, ['one', 'three']],
  [{ without: ['one'] }, ['two', 'three']],
])('of three connectors the choice %j leaves %j', (connectors, left) => {
  expect(['one', 'two', 'three'].filter((id) => hasConnector({ connectors }, id))).toEqual(left);
});

test('each name of a choice is told with its place in the file', () => {
  expect(namedConnectors({ connectors: { without: ['one', 'two'] } })).toEqual([
    { id: 'one', path: ['connectors', 'without', 0] },
    { id: 'two', path: ['connectors', 'without', 1] },
  ]);
});
