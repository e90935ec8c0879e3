import { globSync, readFileSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as markup from '../src/contract/markup.ts';
import { areaOf, findFaults, importTable } from './architecture/rules.ts';
import { parseSourceCode } from './architecture/source-code.ts';

const root = resolve(import.meta.dirname, '..');
const files = globSync('{src,test}/**/*.{ts,mts,mjs,js,astro}', { cwd: root, exclude: ['test/**/cases/**'] })
  .map((path) => path.split(sep).join('/'))
  .map((path) => parseSourceCode(path, readFileSync(resolve(root, path), 'utf8')));

test('every import and name in the code is one that the architecture allows', () => {
  expect(findFaults(files)).toEqual([]);
});

test('the table of imports names nothing that is gone', () => {
  const areas = new Set(files.map(({ path }) => areaOf(path)));
  expect(Object.keys(importTable).filter((area) => !areas.has(area))).toEqual([]);
});

test('no package in the dependency tree compiles content to code or lets HTML through unread', () => {
  const lock = JSON.parse(readFileSync(resolve(root, 'package-lock.json'), 'utf8')) as { packages: object };
  const names = Object.keys(lock.packages).map((path) => path.replace(/^.*node_modules\//, ''));
  expect(names).toContain('remark-mdx');
  expect(names.filter((name) => /^(@mdx-js\/.*|@astrojs\/mdx|rehype-raw|gray-matter)$/.test(name))).toEqual([]);
});

test('a class that code looks for is one that something on a page has', () => {
  const writers = globSync('src/{guide,render,site,browser}/**/*.{ts,astro}', { cwd: root });
  const made = writers.map((path) => readFileSync(resolve(root, path), 'utf8')).join('\n');
  // Browsers set some themselves, by their names from the list.
  const isMade = (name: string, constant: string) =>
    new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(made.replace(/^import .*$/gm, '')) ||
    new RegExp(`classList\\.(?:add|toggle)\\(markup\\.${constant}\\b`).test(made);
  expect(Object.entries(markup).filter(([constant, name]) => !isMade(name, constant))).toEqual([]);
  // Control: a name that nothing has.
  expect(isMade('step-nowhere', 'stepNowhere')).toBe(false);
});

describe('a planted fault is found:', () => {
  test.each([
    ['src/guide/a.ts', `import { b } from '../hub/b.ts';`, 'guide imports hub: ../hub/b.ts'],
    ['src/guide/a.ts', `import type { B } from '../brand/b.ts';`, 'guide imports brand (types): ../brand/b.ts'],
    ['src/guide/a.ts', `export { b } from '../connector/b.ts';`, 'guide imports connector: ../connector/b.ts'],
    ['src/guide/a.ts', `export * from '../connector/b.ts';`, 'guide imports connector: ../connector/b.ts'],
    ['src/guide/a.ts', `type B = import('../loader/b.ts').B;`, 'guide imports loader (types): ../loader/b.ts'],
    ['src/guide/a.ts', `import { readFileSync } from 'node:fs';`, 'guide imports node:fs'],
    ['src/guide/a.ts', `const c = await import('astro:content');`, 'guide imports astro:content'],
    ['src/guide/blocks/a.ts', `const b = await import('../../cli/b.ts');`, 'guide imports cli: ../../cli/b.ts'],
    ['src/hub/store/a.ts', 'const b = () => import(`../../server/b.ts`);', 'hub imports server: ../../server/b.ts'],
    ['src/hub/a.ts', `const b = require('../guide/b.ts');`, 'hub imports guide: ../guide/b.ts'],
    ['src/brand/a.ts', `const b = import.meta.glob('../render/*.ts');`, 'brand imports render: ../render/*.ts'],
    ['src/render/a.ts', `new Worker(new URL('../cli/b.ts', import.meta.url));`, 'render imports cli: ../cli/b.ts'],
    [
      'src/form/a.ts',
      `import { verdictSchema } from '../contract/hub.ts';`,
      'form imports contract: ../contract/hub.ts',
    ],
    ['src/form/a.ts', `import { type A, b } from '../contract/hub.ts';`, 'form imports contract: ../contract/hub.ts'],
    ['src/browser/a.ts', `import { hub } from '../contract/hub.ts';`, 'browser imports contract: ../contract/hub.ts'],
    ['src/form/a.ts', `import { step } from '../contract/markup.ts';`, 'form imports contract: ../contract/markup.ts'],
    ['src/contract/markup.ts', `import { z } from 'zod';`, 'imports zod, and browsers load it'],
    ['src/form/a.ts', `import { z } from 'zod';`, 'form imports zod'],
    ['src/render/a.ts', `import * as z from 'zod/mini';`, 'render calls zod'],
    ['src/hub/a.ts', `import { hub } from '../../test/b.ts';`, 'imports test/b.ts, outside of src'],
    ['src/newcomer/a.ts', `import '../guide/b.ts';`, 'is in src/newcomer, which the table of imports does not name'],
    [
      'src/site/pages/index.astro',
      `---\nimport { hub } from '../../hub/b.ts';\n---\n<p>`,
      'site imports hub: ../../hub/b.ts',
    ],
    [
      'src/site/pages/index.astro',
      `---\n---\n<script>\nimport '../../hub/b.ts';\n</script>`,
      'site imports hub: ../../hub/b.ts',
    ],
    [
      'src/site/pages/index.astro',
      `<script src="../../server/b.ts"></script>`,
      'site imports server: ../../server/b.ts',
    ],
    ['src/hub/a.ts', `eval('1');`, 'runs text as code'],
    ['src/hub/a.ts', `const f = new Function('a', 'return a');`, 'runs text as code'],
    ['src/hub/a.ts', `window.eval('1');`, 'runs text as code'],
    ['src/render/a.ts', `if (hasClass(node, 'step')) {}`, 'names the class step'],
    ['src/browser/a.ts', `page.querySelector<HTMLElement>('.prose .step:not([hidden])');`, 'names the class step'],
    ['src/browser/a.ts', `step.closest('li.step');`, 'names the class step'],
    ['src/browser/a.ts', `page.querySelectorAll(\`.contents a[href="#\${id}"]\`);`, 'names the class contents'],
    ['src/browser/a.ts', `step.classList.toggle('step-done', isDone);`, 'names the class step-done'],
    ['src/server/a.ts', `const left = ['.page-actions'];`, 'names the class page-actions'],
    ['src/hub/utils.ts', '', 'is named utils.ts, which does not say what it is'],
    ['test/helpers/a.ts', '', 'is named helpers, which does not say what it is'],
    ['src/hub/openStore.ts', '', 'is not named in kebab-case'],
    ['src/Hub/store.ts', '', 'lies in Hub, which is not named in kebab-case'],
    ['src/site/components/guide-page.astro', '', 'is not named in PascalCase'],
    ['src/hub/a.ts', 'export function handleRequest() {}', 'declares handleRequest, which does not say what it does'],
    ['src/hub/a.ts', 'export const processKey = () => {};', 'declares processKey, which does not say what it does'],
    ['src/hub/a.ts', 'interface Manage {}\nclass KeyHelper {}', 'declares KeyHelper, which does not say what it does'],
  ])('%s with %j', (path, text, fault) => {
    expect(findFaults([parseSourceCode(path, text)]).join('\n')).toContain(fault);
  });

  test('and what is allowed is not', () => {
    const allowed = [
      parseSourceCode('src/form/a.ts', `import type { Verdict } from '../contract/hub.ts';\nimport './b.ts';`),
      parseSourceCode('src/form/b.ts', `import { type A, type B } from '../contract/hub.ts';`),
      parseSourceCode('src/browser/a.ts', `import * as markup from '../contract/markup.ts';`),
      parseSourceCode('src/browser/a.ts', `page.querySelector(\`.\${markup.step} > [data-field]\`);`),
      parseSourceCode(
        'src/render/a.ts',
        `h('li.step', { className: ['step-2'] }); const files = ['.md', 'a.b', 'index.html'];`,
      ),
      parseSourceCode('src/settings.ts', `import { z } from 'zod';`),
      parseSourceCode('src/site/pages/[...slug].md.ts', `import { a } from '../../render/a.ts';`),
      parseSourceCode('src/site/components/ConnectForm.astro', `---\nimport A from '../layouts/A.astro';\n---\n<A />`),
      parseSourceCode('src/hub/a.ts', `const processed = 1; const text = "import '../guide/b.ts'"; // eval('1')`),
    ];
    expect(findFaults(allowed)).toEqual([]);
  });

  test('with the line on which it stands', () => {
    const page = `---\nconst a = 1;\nimport '../../hub/b.ts';\n---\n<script>\n  import '../../server/b.ts';\n</script>\n`;
    expect(findFaults([parseSourceCode('src/site/pages/index.astro', page)])).toEqual([
      'src/site/pages/index.astro:3 site imports hub: ../../hub/b.ts',
      'src/site/pages/index.astro:6 site imports server: ../../server/b.ts',
    ]);
  });
});
