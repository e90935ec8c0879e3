/** "Add a block" in CONTRIBUTING.md, done to the letter in a copy: the files that it names are all that it takes. */
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const section = /## Add a block\n([\s\S]*?)\n## /.exec(readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8'))?.[1] ?? '';
const example = (/```ts\n([\s\S]*?)```/.exec(section)?.[1] ?? '').replace(/^ {3}/gm, '');
const named = [...section.matchAll(/`((?:src|test)\/[^`\s]+)`/g)].map(([, path = '']) => path);

/** What a page of the copy is made from, printed as JSON. */
const render = `
  import { outlineOf, parseGuide, sheetsOf } from './src/guide/index.ts';
  import { renderHtml } from './src/render/index.ts';
  const { guide, issues } = parseGuide(process.argv[2], { path: 'guides/case', file: 'input.mdx' });
  const { html, needs } = renderHtml(guide, outlineOf(guide.children));
  console.log(JSON.stringify({ html, sheets: sheetsOf(needs), scripts: [...needs.scripts], issues: issues.length }));
`;

let copy = '';

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'keyway-block-'));
  for (const part of ['src', 'package.json']) cpSync(join(root, part), join(copy, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'dir');
  writeFileSync(join(copy, 'render.ts'), render);
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

function rendered(source: string): { html: string; sheets: string[]; scripts: string[]; issues: number } {
  const command = ['--disable-warning=ExperimentalWarning', 'render.ts', source];
  return JSON.parse(execFileSync(process.execPath, command, { cwd: copy, encoding: 'utf8' }));
}

/** Step 1. */
function write(text: string): void {
  writeFileSync(fileFor('src/guide/blocks/<block>.ts'), text);
}

/** Step 2. */
function list(): void {
  const file = fileFor('src/guide/blocks/index.ts');
  const text = readFileSync(file, 'utf8');
  const listed = text.replace(/(?<=const tags: [^=]*= \[\n)/, '  quoteBox,\n');
  expect(listed).not.toBe(text);
  writeFileSync(file, `import { quoteBox } from './quote-box.ts';\n${listed}`);
}

/** A file in the copy, which the section must have told people to change. */
function fileFor(path: string): string {
  expect(named).toContain(path);
  return join(copy, path.replace('<block>', 'quote-box'));
}

const page =
  '---\ntitle: A case\n---\n\n<QuoteBox by="A reader">\n\nIt *works*.\n\n</QuoteBox>\n\n<PullQuote>Again</PullQuote>\n';

test('a block is its file and a line in the list', () => {
  // Controls: before the first step nobody knows the tag, and a file that nobody lists changes nothing.
  const before = rendered(page);
  expect(before).toMatchObject({ html: expect.not.stringContaining('quote-box'), issues: 2 });
  write(example);
  expect(rendered(page)).toEqual(before);

  list();
  appendFileSync(fileFor('src/site/styles/blocks.css'), '.quote-box {\n  margin: 0;\n}\n');
  expect(rendered(page)).toEqual({
    html: [
      '<figure class="quote-box"><blockquote><p>It <em>works</em>.</p></blockquote><figcaption>A reader</figcaption></figure>',
      '<figure class="quote-box"><blockquote><p>Again</p></blockquote></figure>',
    ].join('\n'),
    sheets: ['page-of-guide', 'blocks'],
    scripts: [],
    issues: 0,
  });

  // Its file alone says what it needs.
  write(example.replace("sheet: 'blocks'", "sheet: 'code',\n  scripts: ['open-target']"));
  expect(rendered(page)).toMatchObject({ sheets: ['page-of-guide', 'code'], scripts: ['open-target'] });
  write(example.replace("  sheet: 'blocks',\n", ''));
  expect(rendered(page)).toMatchObject({ sheets: ['page-of-guide'], scripts: [] });
});

test('the files that the section names are there', () => {
  expect(named.filter((path) => !path.includes('<') && !existsSync(join(root, path)))).toEqual([]);
});
