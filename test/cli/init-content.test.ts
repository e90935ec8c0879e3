import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ArgumentsInvalid } from '../../src/cli/arguments.ts';
import { askFirstAnswers } from '../../src/cli/ask-first-answers.ts';
import { initContent } from '../../src/cli/init-content.ts';
import { readContent } from '../../src/loader/index.ts';
import { sharedThread } from '../loader/shared-thread.ts';

const thread = sharedThread();

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'keyway-init-'));
});

afterEach(() => rm(root, { recursive: true, force: true }));

const answers = { company: 'Northwind', site: 'https://help.northwind.example', provider: 'Lusha', method: 'API Key' };

test.each([
  ['plain names', answers],
  [
    'names with signs of YAML, HTML and Markdown',
    { ...answers, company: '"Söhne": #1 {a}', provider: '<b>*W_d*</b> {x} &amp; `y`' },
  ],
  ['a method that begins with a digit', { ...answers, method: '2-Factor "Token"' }],
])('content from %s has no fault, and ends with a form', async (_, given) => {
  await initContent({ root, content: 'content', ...given });
  const { issues, pages, connectors, brands } = await readContent(root, join(root, 'content'), { thread });
  expect(issues).toEqual([]);
  expect([...brands.values()].map(({ vendor, names }) => [vendor, names.company])).toEqual([[true, given.company]]);
  const [[, connector] = []] = connectors;
  expect(connector?.name).toBe(given.provider);
  const guide = pages.find(({ binding }) => binding?.purpose === 'link-account');
  expect(guide?.title).toBe(`Connect ${given.provider} with ${given.method}`);
});

test('what is there stays as it is, and a house with a brand gets no other', async () => {
  await initContent({ root, content: 'content', ...answers });
  const guide = join(root, 'content/connectors/lusha/guides/link-account/api-key.mdx');
  await writeFile(guide, 'mine');
  await writeFile(join(root, '.gitignore'), 'secret.txt\n/dist');
  await cp(join(root, 'content/brands/northwind'), join(root, 'before'), { recursive: true });
  const { written, kept } = await initContent({ root, content: 'content', ...answers, company: 'Other' });
  expect(written).toEqual(['.gitignore']);
  expect(kept).toContain('content/connectors/lusha/guides/link-account/api-key.mdx');
  expect(await readFile(guide, 'utf8')).toBe('mine');
  expect(existsSync(join(root, 'content/brands/other'))).toBe(false);
  expect(await readFile(join(root, '.gitignore'), 'utf8')).toBe('secret.txt\n/dist\nnode_modules/\n.keyway/\n');
  for (const file of ['brand.yaml', 'favicon.svg']) {
    expect(readFileSync(join(root, 'content/brands/northwind', file))).toEqual(
      readFileSync(join(root, 'before', file)),
    );
  }
});

test('without options and without anybody to ask, everything is assumed from the name of the folder', async () => {
  expect(await askFirstAnswers({}, '/home/somebody/north-wind')).toEqual({
    company: 'North Wind',
    site: 'https://help.north-wind.example',
    provider: 'Example',
    method: 'API Key',
  });
});

test('a question is asked again until its answer can be used, and an option is not asked for', async () => {
  const said = ['', 'nowhere', 'https://docs.north.example', 'Lusha', ''];
  const asked: string[] = [];
  const found = await askFirstAnswers({ method: 'Token' }, '/north', async (question) => {
    asked.push(question);
    return said.shift() ?? '';
  });
  expect(found).toEqual({ company: 'North', site: 'https://docs.north.example', provider: 'Lusha', method: 'Token' });
  expect(asked).toHaveLength(4);
  expect(asked[2]).toMatch(/^"nowhere" is no address of a site/);
});

test.each([
  [{ site: 'nowhere' }, '--site: "nowhere" is no address of a site'],
  [{ company: '…' }, '--company: "…" has no letter'],
])('an option that cannot be used is refused: %o', async (given, message) => {
  await expect(askFirstAnswers(given, '/north')).rejects.toThrow(ArgumentsInvalid);
  await expect(askFirstAnswers(given, '/north')).rejects.toThrow(message);
});
