import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listFiles } from '../../src/loader/list-files.ts';
import { temporaryFolder } from '../loader/project.ts';
import { content } from './content.ts';
import { runKeyway } from './run-keyway.ts';

const withLegal = `${content['brands/acme/brand.yaml']}legal: [{ label: Terms of Acme, url: https://www.acme.example/terms }]
footer: By the people of Acme Connect.
`;

describe.each([
  ['of its own', []],
  ['that extends another', ['--extends', 'acme']],
])('a new brand %s', (_name, extending) => {
  test('checks and builds at once, without a trace of the vendor or of what it extends', async () => {
    await using source = await temporaryFolder({ ...content, 'brands/acme/brand.yaml': withLegal });
    await using out = await temporaryFolder();
    const made = await runKeyway(['new-brand', 'blue-heron', ...extending, '--content', source.path]);
    expect(made).toMatchObject({ code: 0, stderr: '' });
    const folder = join(source.path, 'brands/blue-heron');
    expect(await listFiles(folder)).toEqual(['brand.yaml', 'favicon.svg', 'logo-dark.svg', 'logo-light.svg']);
    const text = await readFile(join(folder, 'brand.yaml'), 'utf8');
    expect(text).toMatch(/^# yaml-language-server: \$schema=.*\/schemas\/brand\.schema\.json\n/);
    expect(text.includes('extends: acme')).toBe(extending.length > 0);
    const checked = await runKeyway(['check', '--content', source.path]);
    expect(checked.code).toBe(0);
    expect(checked.stdout).not.toContain('brands/blue-heron/');
    const built = await runKeyway(['build', '--brand', 'blue-heron', '--content', source.path, '--out', out.path]);
    expect(built).toMatchObject({ code: 0 });
    expect(built.stdout).toContain('for Blue Heron in ');
    const page = await readFile(join(out.path, 'blue-heron/index.html'), 'utf8');
    expect(page).toContain('Blue Heron Help');
    expect(page).not.toMatch(/Acme/);
  });
});

test('a brand that is there is never written over', async () => {
  await using source = await temporaryFolder(content);
  const { code, stderr } = await runKeyway(['new-brand', 'acme', '--content', source.path]);
  expect(code).toBe(1);
  expect(stderr).toContain('brands/acme is there already, and stays as it is.');
  expect(await readFile(join(source.path, 'brands/acme/brand.yaml'), 'utf8')).toBe(content['brands/acme/brand.yaml']);
});

test.each([
  [['new-brand'], 2, 'Name the brand in lower-case letters'],
  [['new-brand', '../escape'], 2, 'Name the brand in lower-case letters'],
  [['new-brand', 'heron', '--extends', 'nobody'], 1, 'No brand is called "nobody".'],
])('%j is refused, and nothing is written', async (args, code, words) => {
  await using source = await temporaryFolder(content);
  const before = await listFiles(source.path);
  const ended = await runKeyway([...args, '--content', source.path]);
  expect(ended.code).toBe(code);
  expect(ended.stderr).toContain(words);
  expect(await listFiles(source.path)).toEqual(before);
});
