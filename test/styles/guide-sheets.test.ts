import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { select } from 'hast-util-select';
import { describe, expect, test } from 'vitest';
import { applyBrand, neutralBrand } from '../../src/brand/index.ts';
import { outlineOf, parseGuide, type SheetName, sheetsOf } from '../../src/guide/index.ts';
import { renderHtml } from '../../src/render/index.ts';
import { addressOf, caseFolders, inputOf, readCase } from '../guide/case-folders.ts';

/** What the blocks' cases come to; the others style what a page adds to a guide. */
const sheets: readonly SheetName[] = ['blocks', 'switches', 'code'];

const folder = resolve(import.meta.dirname, '../../src/site/styles');
const selectors = new Map(sheets.map((sheet) => [sheet, parseSelectors(readSheet(`${sheet}.css`))]));
const cases = caseFolders(resolve(import.meta.dirname, '../guide')).filter((path) =>
  existsSync(join(path, 'html.html')),
);

describe('a guide has each style sheet with a rule for something in it: the case', () => {
  test.each(cases.map((path) => [basename(path), path]))('%s', (_name, path) => {
    const { html, sheets: present } = renderCase(readCase(path, inputOf(path)), addressOf(path));
    expect(`${html}\n`).toBe(readCase(path, 'html.html'));
    expect(findMissing(html, present)).toEqual([]);
  });
});

test('each sheet has rules that a case comes to', () => {
  const trees = cases.map((path) => inPage(readCase(path, 'html.html')));
  for (const [sheet, all] of selectors) {
    const used = all.filter((selector) => trees.some((tree) => select(selector, tree)));
    expect(used.length, sheet).toBeGreaterThan(10);
  }
});

test('control: a sheet that is left out is found, and so is a rule that came into the wrong sheet', () => {
  const { html, sheets: present } = renderCase('A <Badge>new</Badge> one');
  expect(html).toContain('<span class="badge badge-gray">new</span>');
  expect(findMissing(html, present)).toEqual([]);
  expect(findMissing(html, [])).toContain('blocks: .badge');
  selectors.set('code', [...(selectors.get('code') ?? []), '.prose p']);
  expect(findMissing(html, ['blocks'])).toEqual(['code: .prose p']);
});

test.each(['callouts', 'steps', 'frame', 'icons', 'gfm-table'])(
  'what nearly every guide has takes no sheet of rare blocks: %s',
  (name) => {
    const path = cases.find((folder) => basename(folder) === name) ?? '';
    const { html, sheets: present } = renderCase(readCase(path, inputOf(path)), addressOf(path));
    expect(html.length).toBeGreaterThan(200);
    expect(present).not.toContain('blocks');
  },
);

test('what is left out of the page takes no sheet for what it holds', () => {
  const tabs = '<Tabs><Tab title="One">Text</Tab></Tabs>';
  expect(renderCase(tabs).sheets).toContain('switches');
  const { html, sheets: present } = renderCase(`<Visibility for="agents">${tabs}</Visibility>`);
  expect(html).not.toContain('tabs');
  expect(present).toEqual(['page-of-guide']);
});

/** A guide's HTML without a page around it, and the sheets that its page has. */
function renderCase(
  source: string,
  address = { path: 'guides/case', file: 'input.mdx', snippets: {} },
): { html: string; sheets: SheetName[] } {
  const { guide } = parseGuide(source, address);
  const branded = applyBrand(guide, neutralBrand).guide;
  const { html, needs } = renderHtml(branded, outlineOf(branded.children, branded));
  return { html, sheets: sheetsOf(needs) };
}

/** Rules that apply to something in the HTML although the sheet is not among those that the page has. */
function findMissing(html: string, present: readonly SheetName[]): string[] {
  const tree = inPage(html);
  return [...selectors].flatMap(([sheet, all]) =>
    present.includes(sheet)
      ? []
      : all.filter((selector) => select(selector, tree)).map((selector) => `${sheet}: ${selector}`),
  );
}

function inPage(html: string): Root {
  return fromHtml(`<div class="prose">${html}</div>`, { fragment: true });
}

/** A style sheet with those that it imports. */
function readSheet(name: string): string {
  const css = readFileSync(join(folder, name), 'utf8');
  return css.replace(/@import "\.\/([^"]+)";/g, (_import, imported: string) => readSheet(imported));
}

/** The selectors of a style sheet, without what depends on the moment: a state, a pseudo-element. */
function parseSelectors(css: string): string[] {
  const heads = css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/@(?:layer|media|supports|keyframes)[^{]*\{/g, '')
    .match(/[^{};]+(?=\{)/g);
  return (heads ?? [])
    .flatMap((head) => head.trim().split(/,(?![^(]*\))\s*/))
    .map((selector) =>
      selector
        .replace(/::[a-z-]+/g, '')
        .replace(/:(?:hover|focus|focus-visible|focus-within|target)\b/g, '')
        .trim(),
    )
    .filter((selector) => selector !== '' && !/^(?:to|from|:root|\d+%)$/.test(selector));
}
