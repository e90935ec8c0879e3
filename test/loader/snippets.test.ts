import { expect, test } from 'vitest';
import { readContent } from '../../src/loader/index.ts';
import { projectRoot, temporaryFolder } from './project.ts';

const page = "---\ntitle: Page\n---\n\nimport Part from '/snippets/part.mdx'\n\n<Part/>\n";

async function textOf(path: string): Promise<string> {
  const { pages } = await readContent(projectRoot, path);
  return JSON.stringify(pages[0]?.children);
}

test('a page is parsed anew when a snippet of its snippet changes, and only then taken from the cache', async () => {
  await using folder = await temporaryFolder({
    'page.mdx': page,
    'snippets/part.mdx': "import Inner from './inner.mdx'\n\n<Inner/>\n",
    'snippets/inner.mdx': 'First.\n',
  });
  expect(await textOf(folder.path)).toContain('First.');
  expect(await textOf(folder.path)).toContain('First.');
  await folder.write({ 'snippets/inner.mdx': 'Second.\n' });
  expect(await textOf(folder.path)).toContain('Second.');
});

test('a snippet that two pages use has its faults once, at its own place', async () => {
  await using folder = await temporaryFolder({
    'a.mdx': page,
    'b.mdx': page,
    'snippets/part.mdx': 'Text {f()}.\n',
  });
  const { issues } = await readContent(projectRoot, folder.path);
  expect(issues.map(({ file, line, code }) => [file, line, code])).toEqual([['snippets/part.mdx', 1, 'code-refused']]);
});

test('no file outside of the content folder is ever a snippet', async () => {
  await using outside = await temporaryFolder({ 'secret.mdx': 'Secret.\n' });
  await using folder = await temporaryFolder({
    'page.mdx': `---\ntitle: T\n---\n\nimport S from '../${outside.path.split('/').at(-1)}/secret.mdx'\n\n<S/>\n`,
  });
  const { issues, pages } = await readContent(projectRoot, folder.path);
  expect(issues.map(({ code }) => code)).toEqual(['snippet-missing']);
  expect(JSON.stringify(pages[0]?.children)).not.toContain('Secret.');
});
