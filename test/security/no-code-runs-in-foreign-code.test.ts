import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { applyBrand, neutralBrand } from '../../src/brand/index.ts';
import { outlineOf, parseGuide } from '../../src/guide/index.ts';
import { renderHtml, renderJsonTwin, renderMarkdownTwin } from '../../src/render/index.ts';
import { hatchCanaries } from '../guide/canaries.ts';
import { sampleOf } from './payloads.ts';

/** `PAYLOADS=all` takes every program; else a sample, another one for each `SEED`. */
const isFull = process.env['PAYLOADS'] === 'all';
const seed = Number(process.env['SEED'] ?? 1);

const suite = join(import.meta.dirname, '../../node_modules/test262-parser-tests/pass');
const files = readdirSync(suite).sort();
const programs = sampleOf(files, isFull ? files.length : 250, seed).map((file) =>
  readFileSync(join(suite, file), 'utf8'),
);

const folder = mkdtempSync(join(tmpdir(), 'canaries-'));
const canaries = await hatchCanaries(folder);
const { songs, sang } = canaries;
const song = songs.join(';\n');

afterEach(() => {
  Reflect.deleteProperty(globalThis, '__canary');
});
afterAll(async () => {
  await canaries[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

/** A program of the suite, and then the song, at the places where MDX takes code. */
const forms: Record<string, (program: string) => string> = {
  program: (program) => `{${program}}`,
  expression: (program) => `{(() => {\n${program}\n;${song}\n})()}`,
  'in a line': (program) => `Text {(() => {\n${program}\n;${song}\n})()} text.`,
  attribute: (program) => `<Note title={(() => {\n${program}\n;${song}\n})()}>x</Note>`,
  spread: (program) => `<Note {...(() => {\n${program}\n;${song}\n})()}>x</Note>`,
  export: (program) => `export const value = (() => {\n${program}\n;${song}\n})()\n\n{value}`,
  component: (program) => `export const Part = () => {\n${program}\n;${song}\nreturn <b>x</b>\n}\n\n<Part />`,
  statement: (program) => `export default (${'() => {'}\n${program}\n;${song}\n})()`,
};

test(`no program of others runs: ${programs.length} of ${files.length} of test262 (seed ${seed}) in ${Object.keys(forms).length} forms`, {
  timeout: 600_000,
}, async () => {
  const counts = { refused: 0, rendered: 0 };
  for (const program of programs) {
    for (const form of Object.values(forms)) {
      const source = `---\ntitle: Code\n---\n\n${form(program)}\n`;
      const { guide, issues } = parseGuide(source, { path: 'guides/code', file: 'code.mdx' });
      const branded = applyBrand(guide, neutralBrand);
      const outline = outlineOf(branded.guide.children);
      renderHtml(branded.guide, outline);
      renderMarkdownTwin(branded, neutralBrand);
      renderJsonTwin({ ...branded, path: guide.path, outline }, neutralBrand);
      counts[issues.some(({ code }) => code === 'mdx-syntax') ? 'refused' : 'rendered']++;
    }
  }
  const sung = await sang();
  process.stdout.write(`${counts.rendered} rendered, ${counts.refused} refused as no MDX, ${sung.length} executed\n`);
  expect(sung).toEqual([]);
  expect(counts.rendered).toBeGreaterThan(programs.length * 3);
});

test('the canaries sing when such a program does run', async () => {
  const harmless = programs.find(
    (program) => program.length < 60 && /^[\w\s=;+]*$/.test(program) && /^var /.test(program),
  );
  expect(harmless).toBeDefined();
  new Function(`${harmless}\n;${song}`)();
  expect(await sang()).toEqual(['global', 'file', 'child', 'connection']);
});
