/** The extension for Visual Studio Code, as its script packs it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'keyway-vsix-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function pack(name: string): Buffer {
  const file = join(folder, name);
  execFileSync(process.execPath, ['packaging/vscode.ts', file], { cwd: root, stdio: 'pipe' });
  return readFileSync(file);
}

test('is a package whose parts are all there, and which needs nothing beside the editor', () => {
  const files = unzipSync(pack('one.vsix'));
  const textOf = (path: string) => Buffer.from(files[path] ?? []).toString('utf8');
  const manifest = textOf('extension.vsixmanifest');
  const named = [...manifest.matchAll(/Path="([^"]+)"/g)].map(([, path]) => path);
  expect(named).toContain('extension/package.json');
  expect(named.filter((path = '') => !Object.hasOwn(files, path))).toEqual([]);
  const { main, version } = JSON.parse(textOf('extension/package.json')) as { main: string; version: string };
  expect(version).toBe((JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version);
  const code = textOf(`extension/${main.replace('./', '')}`);
  const required = new Set([...code.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name = '']) => name));
  expect(required).toContain('vscode');
  expect([...required].filter((name) => name !== 'vscode' && !isBuiltin(name))).toEqual([]);
});

test('brings the schemas and the snippets that it names', () => {
  const files = unzipSync(pack('four.vsix'));
  const textOf = (path: string) => Buffer.from(files[path] ?? []).toString('utf8');
  const { contributes } = JSON.parse(textOf('extension/package.json')) as {
    contributes: { snippets: { path: string }[]; yamlValidation: { url: string }[] };
  };
  for (const { url } of contributes.yamlValidation) {
    const path = url.replace('./', '');
    expect(textOf(`extension/${path}`)).toBe(readFileSync(join(root, path), 'utf8'));
  }
  const snippets = contributes.snippets.map(({ path }) => JSON.parse(textOf(`extension/${path.replace('./', '')}`)));
  expect(snippets[0]).toMatchObject({ Steps: { prefix: '<Steps' }, guide: { prefix: 'guide' } });
});

test('has the same bytes each time', () => {
  expect(pack('two.vsix').equals(pack('three.vsix'))).toBe(true);
});
