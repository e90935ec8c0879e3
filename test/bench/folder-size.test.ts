import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { differences, sizeOfFolder } from './folder-size.ts';

function makeFolder(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'keyway-bench-size-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'deep/er'), { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return folder;
}

test('files and bytes count at every depth, and those written later by themselves', () => {
  const folder = makeFolder({ 'index.html': '12345', 'deep/er/page.html': '123' });
  expect(sizeOfFolder(folder, 0)).toEqual({ files: 2, bytes: 8, written: 2 });
  expect(sizeOfFolder(folder, Date.now() + 60_000)).toEqual({ files: 2, bytes: 8, written: 0 });
  expect(sizeOfFolder(join(folder, 'none'), 0)).toEqual({ files: 0, bytes: 0, written: 0 });
});

test('two folders differ in files that one lacks, and in single bytes', () => {
  const one = makeFolder({ 'same.html': 'a', 'deep/er/other.html': 'abc', 'gone.html': '' });
  const two = makeFolder({ 'same.html': 'a', 'deep/er/other.html': 'abd', 'new.html': '' });
  expect(differences(one, two)).toEqual(['deep/er/other.html', 'gone.html', 'new.html']);
  expect(differences(one, one)).toEqual([]);
});
