import { symlink } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { readContent } from '../../src/loader/index.ts';
import { projectRoot, temporaryFolder } from './project.ts';
import { sharedThread } from './shared-thread.ts';

const thread = sharedThread();

const page = "---\ntitle: Page\n---\n\nimport Part from '/snippets/part.mdx'\n\n<Part/>\n";

async function textOf(path: string): Promise<string> {
  const { pages } = await readContent(projectRoot, path, { thread });
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
  const { issues } = await readContent(projectRoot, folder.path, { thread });
  expect(issues.map(({ file, line, code }) => [file, line, code])).toEqual([['snippets/part.mdx', 1, 'code-refused']]);
});

test('no file outside of the content folder is a snippet', async () => {
  await using outside = await temporaryFolder({ 'secret.mdx': 'Secret.\n' });
  await using folder = await temporaryFolder({
    'page.mdx': `---\ntitle: T\n---\n\nimport S from '../${outside.path.split('/').at(-1)}/secret.mdx'\n\n<S/>\n`,
  });
  const { issues, pages } = await readContent(projectRoot, folder.path, { thread });
  expect(issues.map(({ code }) => code)).toEqual(['snippet-missing']);
  expect(JSON.stringify(pages[0]?.children)).not.toContain('Secret.');
});

describe('parts that a house keeps beside the folder of its pages', () => {
  const page = (path: string) => `---\ntitle: T\n---\n\nimport Part from '${path}'\n\n<Part/>\n`;
  const house = {
    'house/astro.config.mjs': 'export default {}\n',
    'house/src/components/part.mdx': "import Inner from './inner.mdx'\n\nThe part. <Inner/>\n",
    'house/src/components/inner.mdx': 'Inside it.\n',
    'house/settings.json': '{}\n',
    'house/.hidden/part.mdx': 'Hidden.\n',
    'part.mdx': 'Not of the house.\n',
  };

  test.each(['@components/part.mdx', '@/components/part.mdx', '../../components/part.mdx'])(
    'are found by %s, and their page is parsed anew when they change',
    async (path) => {
      await using folder = await temporaryFolder({ ...house, 'house/src/content/docs/page.mdx': page(path) });
      const content = `${folder.path}/house/src/content/docs`;
      expect(await textOf(content)).toMatch(/The part\..*Inside it\./);
      await folder.write({ 'house/src/components/inner.mdx': 'Changed.\n' });
      expect(await textOf(content)).toMatch(/The part\..*Changed\./);
      const { issues, pages } = await readContent(projectRoot, content);
      expect(issues).toEqual([]);
      expect(pages.map(({ file }) => file)).toEqual(['page.mdx']);
    },
  );

  test.each([
    ['lies outside of the house', '../../../../part.mdx', {}],
    ['lies in a hidden folder', '../../../.hidden/part.mdx', {}],
    ['is reached by a link', '../../linked/part.mdx', {}],
    [
      'is of a folder that no tool has as its house',
      '../../components/part.mdx',
      { 'house/astro.config.mjs': undefined },
    ],
  ])('are none where one %s', async (_what, path, files) => {
    const own = Object.entries({ ...house, ...files }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    );
    await using folder = await temporaryFolder({
      ...Object.fromEntries(own),
      'house/src/content/docs/page.mdx': page(path),
    });
    await symlink('components', `${folder.path}/house/src/linked`);
    const content = `${folder.path}/house/src/content/docs`;
    const { issues, pages } = await readContent(projectRoot, content);
    expect(issues.map(({ code }) => code)).toEqual(['snippet-missing']);
    expect(JSON.stringify(pages[0]?.children)).not.toMatch(/The part|Not of the house|Hidden/);
  });

  test('are those of the whole project, where the settings of the tool lie below it', async () => {
    await using folder = await temporaryFolder({
      'house/pyproject.toml': '',
      'house/samples/a.py': 'first = 1\n',
      'house/docs/en/mkdocs.yml': 'site_name: A\n',
      'house/docs/en/docs/page.md': '# Page\n\n{* ../../samples/a.py *}\n',
    });
    expect(await textOf(`${folder.path}/house/docs/en/docs`)).toContain('first = 1');
  });

  test('are text and code, never settings', async () => {
    const code = (path: string) => `# Page\n\n<<< ${path}\n`;
    await using folder = await temporaryFolder({
      ...house,
      'house/sample.ts': 'sample()\n',
      'house/src/content/docs/page.md': code('../../../sample.ts'),
    });
    const content = `${folder.path}/house/src/content/docs`;
    expect(await textOf(content)).toContain('sample()');
    await folder.write({ 'house/src/content/docs/page.md': code('../../../settings.json') });
    const { issues } = await readContent(projectRoot, content);
    expect(issues.map(({ code }) => code)).toEqual(['snippet-missing']);
  });
});

test('a page has the parts and the code that marks of other dialects name, and is parsed anew when they change', async () => {
  await using folder = await temporaryFolder({
    'docs/page.md': '# Page\n\n--8<-- "_snippets/part.md"\n\n```py\n--8<-- "code/a.py"\n```\n',
    '_snippets/part.md': 'The part.\n',
    'code/a.py': 'first = 1\n',
  });
  expect(await textOf(folder.path)).toMatch(/The part\..*first = 1/);
  await folder.write({ 'code/a.py': 'second = 2\n' });
  expect(await textOf(folder.path)).toMatch(/The part\..*second = 2/);
});

test('what begins with an underscore, or stands in such a folder, is no page, whether or not a page includes it', async () => {
  await using folder = await temporaryFolder({
    'page.mdx': "---\ntitle: P\n---\n\nimport Part from './_part.mdx'\n\n<Part/>\n",
    '_part.mdx': 'The part.\n',
    '_partials/other.mdx': 'Another.\n',
    '_draft.mdx': 'A draft.\n',
  });
  const { issues, pages } = await readContent(projectRoot, folder.path, { thread });
  expect(pages.map(({ file }) => file)).toEqual(['page.mdx']);
  expect(issues).toEqual([]);
});

test('a file that a mark names is left out where it is larger than a guide may be', async () => {
  await using folder = await temporaryFolder({
    'page.md': '# Page\n\n<<< ./large.js\n\n<<< ./small.js\n',
    'large.js': 'x'.repeat(300_000),
    'small.js': 'small()\n',
  });
  const { issues } = await readContent(projectRoot, folder.path, { thread });
  expect(issues.map(({ code, line }) => [code, line])).toEqual([['snippet-missing', 3]]);
  expect(await textOf(folder.path)).toContain('small()');
});

test('a tree of MkDocs is known by its file, beside the folder of its pages too', async () => {
  const page = '# Page\n\nPress ++ctrl+c++.\n';
  const keysOf = async (files: Record<string, string>, below: string) => {
    await using folder = await temporaryFolder(files);
    return (await textOf(`${folder.path}${below}`)).includes('"kbd"');
  };
  expect(await keysOf({ 'docs/page.md': page, 'mkdocs.yml': 'site_name: A\n' }, '/docs')).toBe(true);
  expect(await keysOf({ 'page.md': page, 'mkdocs.yml': 'site_name: A\n' }, '')).toBe(true);
  expect(await keysOf({ 'docs/page.md': page }, '/docs')).toBe(false);
});

test("parts that Clerk makes from code are found beside the pages, and a part's name may begin with a dot", async () => {
  await using folder = await temporaryFolder({
    'docs/page.mdx': '# Page\n\n<Typedoc src="backend/create" />\n\n<include>.shared.mdx</include>\n',
    'docs/.shared.mdx': 'The shared part.\n',
    'docs/.secret': 'Secret.\n',
    'clerk-typedoc/backend/create.mdx': 'The made part.\n',
  });
  const { pages, issues } = await readContent(projectRoot, `${folder.path}/docs`, { thread });
  expect(issues).toEqual([]);
  expect(pages.map(({ file }) => file)).toEqual(['page.mdx']);
  expect(JSON.stringify(pages[0]?.children)).toMatch(/The made part\..*The shared part\./);
});

test('links may begin with the name of the content folder, as those of sites below a path do', async () => {
  await using folder = await temporaryFolder({
    'docs/index.mdx': '# Front\n\n[A](/docs/a/b), [front](/docs) and [none](/docs/none).\n',
    'docs/a/b.mdx': '# B\n\nText.\n',
    'docs/c.mdx': '# C\n\n[B](/a/b)\n',
  });
  const { issues } = await readContent(projectRoot, `${folder.path}/docs`, { thread });
  expect(issues).toMatchObject([{ code: 'page-missing', what: expect.stringContaining('/docs/none') }]);
});

test('what Fumadocs includes from its project is found, up to the root of what the project is one of', async () => {
  const include = (path: string) => `<include cwd meta='title="It"'>\n  ${path}\n</include>\n`;
  const root = 'apps/docs/content/docs';
  const page = ['lib/a.ts', '../../examples/[...slug]/b.ts', '../../../c.ts'].map(include).join('\n');
  await using folder = await temporaryFolder({
    [`house/${root}/page.mdx`]: `# Page\n\n${page}`,
    'house/apps/docs/source.config.ts': '',
    'house/apps/docs/lib/a.ts': 'first()\n',
    'house/examples/[...slug]/b.ts': 'second()\n',
    'house/package.json': '{}',
    'c.ts': 'secret()\n',
  });
  const { pages, issues } = await readContent(projectRoot, `${folder.path}/house/${root}`, { thread });
  expect(issues).toMatchObject([{ code: 'snippet-missing', what: expect.stringContaining(' ../../../c.ts') }]);
  const shown = JSON.stringify(pages[0]?.children);
  expect(shown).toMatch(/first\(\).*second\(\)/);
  expect(shown).not.toContain('secret()');
});
