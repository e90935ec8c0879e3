import { expect, test } from 'vitest';
import { findTraces } from '../../src/brand/index.ts';

const forbidden = ['Vendor', 'vendor.example', 'Schlüssel'];

function file(path: string, text: string) {
  return { path, bytes: new TextEncoder().encode(text) };
}

test('finds a word in any case, with the file and the byte at which it stands', () => {
  const files = [file('index.html', 'é <b>vEnDoR</b>'), file('clean.css', 'a{}'), file('a/b.js', '//VENDOR.EXAMPLE')];
  expect(findTraces(files, forbidden)).toEqual([
    { word: 'Vendor', path: 'index.html', offset: 6 },
    { word: 'Vendor', path: 'a/b.js', offset: 2 },
    { word: 'vendor.example', path: 'a/b.js', offset: 2 },
  ]);
});

test('finds a word in the name of a file', () => {
  expect(findTraces([file('img/vendor-logo.svg', '')], forbidden)).toEqual([
    { word: 'Vendor', path: 'img/vendor-logo.svg', offset: -1 },
  ]);
});

test.each(['Schlüssel', 'schlüssel', 'SCHLÜSSEL'])('finds %s, whose letters are not all ASCII', (written) => {
  expect(findTraces([file('a.html', `x ${written}`)], forbidden)).toEqual([
    { word: 'Schlüssel', path: 'a.html', offset: 2 },
  ]);
});

test('finds a word among bytes that are no text', () => {
  const bytes = Uint8Array.from([0xff, 0xd8, 0x00, ...new TextEncoder().encode('Vendor'), 0xfe]);
  expect(findTraces([{ path: 'photo.jpg', bytes }], forbidden)).toEqual([
    { word: 'Vendor', path: 'photo.jpg', offset: 3 },
  ]);
});

test('finds nothing where there is nothing, and nothing when nothing is forbidden', () => {
  expect(findTraces([file('a.html', 'Vend or, vendo, r')], forbidden)).toEqual([]);
  expect(findTraces([file('a.html', 'Vendor')], [])).toEqual([]);
});
