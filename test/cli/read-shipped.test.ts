import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { findTraces } from '../../src/brand/index.ts';
import { readShipped } from '../../src/cli/read-shipped.ts';
import { temporaryFolder } from '../source/project.ts';

const hidden = gzipSync('what Vendor hides');

test('a name in a compressed file is found, whatever the file is called', async () => {
  await using folder = await temporaryFolder({
    'search/fragment/en_1.part': hidden,
    'plain.txt': 'nothing',
    'half.bin': new Uint8Array([0x1f, 0x8b]),
  });
  const shipped = await readShipped(folder.path);
  expect(findTraces(shipped, ['vendor'])).toEqual([
    { word: 'vendor', path: 'search/fragment/en_1.part (unpacked)', offset: 5 },
  ]);
  // Control: as it lies there, nobody would see it.
  const asItLies = shipped.filter(({ path }) => !path.endsWith('(unpacked)'));
  expect(asItLies.map(({ path }) => path)).toEqual(['half.bin', 'plain.txt', 'search/fragment/en_1.part']);
  expect(findTraces(asItLies, ['vendor'])).toEqual([]);
});

test('a compressed file that cannot be unpacked cannot be looked through, so it is an error', async () => {
  await using folder = await temporaryFolder({ 'broken.gz': hidden.subarray(0, 20) });
  await expect(readShipped(folder.path)).rejects.toThrow('unexpected end of file');
});
