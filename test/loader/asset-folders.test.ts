/** What is seen of folders beside the content folder. */
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { listAssets } from '../../src/loader/asset-folders.ts';

function project(files: readonly string[]): string {
  const root = mkdtempSync(join(tmpdir(), 'assets-'));
  for (const file of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), 'x');
  }
  return root;
}

test('pictures are seen; code, hidden files and the content folder itself are not', () => {
  const root = project(['src/a.png', 'src/code.ts', 'src/.secret.png', 'src/node_modules/b.png', 'src/docs/c.png']);
  expect(listAssets(join(root, 'src/docs'), { folder: '..', as: [''], holds: 'files' })).toEqual(['../a.png']);
});

test('a folder of code has pictures, and hands nothing else out', () => {
  const root = project(['house/docs/b.md', 'house/src/a.png', 'house/src/secret.json']);
  const docs = join(root, 'house/docs');
  expect(listAssets(docs, { folder: '../src', as: [''], holds: 'pictures' })).toEqual(['../src/a.png']);
  expect(listAssets(docs, { folder: '../src', as: [''], holds: 'files' })).toHaveLength(2);
});

test('no link is followed, and nothing far above is seen', () => {
  const root = project(['away/a.png', 'house/docs/b.md', 'house/public/c.png']);
  symlinkSync(join(root, 'away'), join(root, 'house/static'));
  symlinkSync(join(root, 'away'), join(root, 'house/public/away'));
  symlinkSync(join(root, 'away/a.png'), join(root, 'house/public/d.png'));
  const docs = join(root, 'house/docs');
  expect(listAssets(docs, { folder: '../static', as: [''], holds: 'files' })).toEqual([]);
  expect(listAssets(docs, { folder: '../public', as: [''], holds: 'files' })).toEqual(['../public/c.png']);
  expect(listAssets(docs, { folder: '../../../../away', as: [''], holds: 'files' })).toEqual([]);
  expect(listAssets(docs, { folder: '../none', as: [''], holds: 'files' })).toEqual([]);
});
