import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, expect, test } from 'vitest';
import { applyBrand, neutralBrand } from '../../src/brand/index.ts';
import { renderHtml, renderJsonTwin, renderMarkdownTwin } from '../../src/exports/index.ts';
import { outlineOf, parseGuide } from '../../src/guide/index.ts';
import { hatchCanaries } from './canaries.ts';

const folder = mkdtempSync(join(tmpdir(), 'canaries-'));
const { songs, sang } = hatchCanaries(folder);

afterEach(() => {
  Reflect.deleteProperty(globalThis, '__canary');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Every place and form in which a page of MDX can hold code, one a line; `SONG` is the code, `\n` a line break. */
const forms = readFileSync(join(import.meta.dirname, 'code-forms.txt'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((form) => form.replaceAll('\\n', '\n'));

const heads = [
  '---\ntitle: T\n---\n\n',
  '---\ntitle: !!js/function "() => (SONG)"\nx: !<tag:yaml.org,2002:js/undefined> SONG\n---\n\n',
  '---js\n({ title: (SONG) })\n---\n\n',
  '---json\n{ "title": "SONG" }\n---\n\n',
  '+++\ntitle = "SONG"\n+++\n\n',
];

function makeEverythingOf(source: string): void {
  const { guide } = parseGuide(source, { path: 'guides/case', file: 'case.mdx' });
  const branded = applyBrand(guide, neutralBrand);
  const outline = outlineOf(branded.guide.children);
  renderHtml(branded.guide, outline);
  renderMarkdownTwin(branded, neutralBrand);
  renderJsonTwin({ ...branded, path: guide.path, outline }, neutralBrand);
}

test(`nothing in a guide runs: ${forms.length} forms of code after ${heads.length} kinds of frontmatter`, () => {
  for (const song of songs) {
    for (const form of forms) makeEverythingOf(heads[0] + form.replaceAll('SONG', song));
    for (const head of heads) makeEverythingOf(`${head}{SONG}\n`.replaceAll('SONG', song));
    makeEverythingOf(heads.join('') + forms.join('\n\n').replaceAll('SONG', song));
    expect(sang(), song).toEqual([]);
  }
});

test('the canaries sing when their code does run', async () => {
  const module = join(folder, 'songs.mjs');
  writeFileSync(module, songs.map((song) => `${song};\n`).join(''));
  await import(/* @vite-ignore */ pathToFileURL(module).href);
  expect(sang()).toEqual(['global', 'file', 'child']);
});

test('no key of a guide reaches the prototype of objects', () => {
  const before = Object.getOwnPropertyNames(Object.prototype);
  makeEverythingOf(
    '---\ntitle: T\n__proto__: { polluted: 1 }\nconstructor: { prototype: { polluted: 1 } }\n---\n\n' +
      "export const a = { __proto__: { polluted: 1 } }\n\nexport const b = JSON\n\n{a.polluted} <p __proto__='x' constructor='y' title={{ __proto__: { polluted: 1 } }}>x</p>\n",
  );
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});
