/** The reference pages say what the schemas say, lead somewhere, and show files that are right. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import GithubSlugger from 'github-slugger';
import { expect, test } from 'vitest';
import { blockNamed, blockTags } from '../../src/guide/index.ts';
import { describeProp } from '../../src/lsp/prop-descriptions.ts';
import { keysOf } from '../../src/lsp/schema-walk.ts';
import { projectRoot } from '../loader/project.ts';
import { exampleFolder, referencePages } from './reference/pages.ts';
import { renderSchema } from './reference/schema-page.ts';

const pages = [...referencePages()];

test.each(pages)('%s is what `npm run reference` makes', (path, text) => {
  expect(readFileSync(join(projectRoot, path), 'utf8')).toBe(text);
});

/** Anchors that a page leads to and does not have. */
function deadAnchors(text: string): string[] {
  const slugger = new GithubSlugger();
  const prose = text.replace(/^```[\s\S]*?^```/gm, '');
  const anchors = new Set(
    [...prose.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => slugger.slug(heading.replaceAll('`', ''))),
  );
  return [...prose.matchAll(/\]\(#([^)]*)\)/g)]
    .map(([, anchor = '']) => anchor)
    .filter((anchor) => !anchors.has(anchor));
}

test.each(pages)('%s has every place that it leads to', (_, text) => {
  expect(deadAnchors(text)).toEqual([]);
});

test('control: a place that is not there is found', () => {
  expect(deadAnchors('# A `b`\n\n[x](#a-b) [y](#c)\n')).toEqual(['c']);
});

test.each(['connector', 'brand', 'frontmatter', 'blocks'])('the page of %s has every key of its schema', (name) => {
  const keys: string[] = [];
  JSON.parse(readFileSync(join(projectRoot, `schemas/${name}.schema.json`), 'utf8'), (key, value) => {
    if (key === 'properties') keys.push(...Object.keys(value));
    // Snippets and examples are no schemas.
    return key === 'examples' || key === 'default' || key === 'defaultSnippets' ? undefined : value;
  });
  const text = referencePages().get(`docs/reference/${name}.md`) ?? '';
  expect(keys.length).toBeGreaterThan(3);
  expect(keys.filter((key) => !text.includes(`| \`${key}\` |`))).toEqual([]);
});

test('the files that the pages show have no issue', () => {
  const out = execFileSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'src/cli/main.ts', 'check', '--content', exampleFolder],
    { cwd: projectRoot, encoding: 'utf8' },
  );
  expect(out).toContain('Nothing is wrong.');
  expect(out).toContain('1 guide, 1 connector, 2 brands');
});

test('most props of blocks say what they are for', () => {
  const names = [...new Set(blockTags.map((tag) => blockNamed(tag)?.name ?? tag))];
  const props = names.flatMap((name) =>
    keysOf(blockNamed(name)?.props ?? never()).map(([prop]) => [name, prop] as const),
  );
  const idle = props.filter(([name, prop]) => describeProp(name, prop) === undefined);
  expect(idle.length / props.length).toBeLessThan(0.25);
});

function never(): never {
  throw new Error('A tag without a block.');
}

test('an object stands below its own path, and its keys say what they take', () => {
  const page = renderSchema(
    {
      type: 'object',
      required: ['a'],
      properties: {
        a: { type: 'string', description: 'A.', examples: ['x | y'] },
        list: {
          type: 'array',
          description: 'L.',
          items: { type: 'object', properties: { b: { type: 'boolean', default: true, description: 'B.' } } },
        },
      },
    },
    {},
  );
  expect(page).toContain('| `a` | text | **required** | A. Example: `x \\| y` |');
  expect(page).toContain('| `list` | a list of [objects](#list) | optional | L. |');
  expect(page).toContain('## `list[]`\n\nL.\n\n| key | value | without it | what it is for |');
  expect(page).toContain('| `b` | `true` or `false` | `true` | B. |');
});
