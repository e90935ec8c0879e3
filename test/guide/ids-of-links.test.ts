import { expect, test } from 'vitest';
import { idNamed } from '../../src/guide/index.ts';

const ids = new Set(['install-acmeastro', 'café--more', 'own', 'a-bc', 'ab-c']);
const named = (id: string) => idNamed(id, { ids, otherIds: new Map([['title', 'top']]) });

test('a link means the only place of its letters and digits, whatever signs stand between them', () => {
  expect(['install-acmeastro', 'Own', 'title'].map(named)).toEqual(['install-acmeastro', 'own', 'top']);
  expect(['install-acme-astro', 'café-more', 'O_w_n'].map(named)).toEqual(['install-acmeastro', 'café--more', 'own']);
});

test('control: of two alike neither is meant, nor is anything by signs alone', () => {
  expect(['a-b-c', '--', 'install-acme-next'].map(named)).toEqual(['a-b-c', '--', 'install-acme-next']);
});
