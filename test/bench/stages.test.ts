import { expect, test } from 'vitest';
import { parseStages } from './stages.ts';

test('the stage table is found among what a build prints, in color or not', () => {
  const output = [
    'Built 103 pages for StackOne in dist/stackone',
    'scan        0.12  205',
    '  \u001b[2mpack\u001b[22m      1.50 s  103',
    'write + audit  0.80 s',
    'Nothing to see here 12',
  ].join('\n');
  expect(parseStages(output)).toEqual([
    { stage: 'scan', seconds: 0.12, count: 205 },
    { stage: 'pack', seconds: 1.5, count: 103 },
    { stage: 'write + audit', seconds: 0.8 },
  ]);
});

test('a build without a table has no stages', () => {
  expect(parseStages('Built 3 pages for StackOne in dist/stackone\n')).toEqual([]);
});
