import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findWords } from './find-words.ts';

const root = join(import.meta.dirname, '../..');

/** Everything that makes up a page, and what the server writes into one. */
const places = [
  'src/browser/**/*.ts',
  'src/form/**/*.ts',
  'src/render/controls/**/*.ts',
  'src/site/components/**/*.astro',
  'src/site/layouts/**/*.astro',
  'src/site/pages/**/*.{ts,astro}',
  'src/server/accounts-page.ts',
];

/** What may stand in a file all the same, each with its reason. */
const allowed: Record<string, readonly string[] | 'names'> = {
  // The name of a file.
  'src/site/components/Footer.astro': ['llms.txt'],
  // Companies are called the same in every language.
  'src/form/known-prefixes.ts': 'names',
};

function strayWords(path: string): string[] {
  const known = allowed[path] ?? [];
  if (known === 'names') return [];
  return findWords(path, readFileSync(join(root, path), 'utf8'))
    .filter(({ text }) => !known.includes(text))
    .map(({ line, text }) => `${path}:${line} ${text}`);
}

test('no page, part or script says anything that is not in the tables of messages', () => {
  // What development puts over a page speaks to writers, in English, as the command line does.
  const files = globSync(places, { cwd: root, exclude: ['src/browser/dev/**'] }).map((path) =>
    path.replaceAll('\\', '/'),
  );
  expect(files.length).toBeGreaterThan(50);
  expect(files.flatMap(strayWords)).toEqual([]);
  expect(files).toEqual(expect.arrayContaining(Object.keys(allowed)));
});

test.each([
  ['a.astro', '<p>Read on</p>', 'Read on'],
  ['a.astro', '---\nconst a = 1;\n---\n<!doctype html>\n<p>{a}, or not</p>', ', or not'],
  ['a.astro', '<button aria-label="close"></button>', 'close'],
  ['a.astro', "<p>{a ? 'Linked' : b}</p>", 'Linked'],
  ['a.astro', "---\nconst title = 'Not here';\n---\n<p>{title}</p>", 'Not here'],
  ['a.astro', `<p title={\`Step \${n}\`}>{n}</p>`, 'Step'],
  ['a.ts', "button.textContent = 'Copied';", 'Copied'],
  ['a.ts', "button.textContent = isOpen ? 'Show less' : more;", 'Show less'],
  ['a.ts', `said = \`Still waiting for \${provider}.\`;`, 'Still waiting for'],
  ['a.ts', `said = \`\${provider} could not be reached.\`;`, 'could not be reached.'],
])('control: in %s, planted in %j, words are found', (path, source, text) => {
  expect(findWords(path, source).map((found) => found.text)).toEqual([text]);
});

test.each([
  ['a.astro', '<p class="step done" data-state="ready">{title} → {n}</p>'],
  ['a.astro', '{has && <script src="./a.ts"></script>}\n<div {...panel(`a b`)} />'],
  ['a.ts', "import a from 'A'; if (key === 'Escape') throw new TypeError('Nobody reads this.');"],
  ['a.ts', "document.querySelector('.step > .step-head a')?.classList.add('step', 'is-open');"],
])('control: in %s, what is for machines is none: %j', (path, source) => {
  expect(findWords(path, source)).toEqual([]);
});
