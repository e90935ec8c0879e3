import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { blockMapSchema, findMapFaults, parseGuide } from '../../src/guide/index.ts';
import { proposeMap, unknownTags } from './proposed-map.ts';

const source = `---
title: A
---

<Options options={[["A", "b"]]} />

<Teaser href="/x" title="X" />

<Part when="x">Text</Part>

<Part>More</Part>
`;

test('the blocks that nobody knows are proposed for blocks.yaml by what their tags say, and then they are known', () => {
  const address = { path: 'a', file: 'a.mdx' };
  const map = proposeMap(unknownTags(parseGuide(source, address).issues, 'a.mdx', source));
  expect(map.split('\n')).toEqual([
    'Part: { as: content }                  # 2 × in 1 file',
    'Options: { as: table, rows: options }  # 1 × in 1 file',
    'Teaser: Card                           # 1 × in 1 file',
    '',
  ]);
  const blocks = blockMapSchema.parse(parse(map));
  expect(findMapFaults(blocks)).toEqual([]);
  expect(parseGuide(source, { ...address, blocks }).issues).toEqual([]);
});

test('a tree of known blocks needs no file', () => {
  expect(proposeMap([])).toBe('');
});
