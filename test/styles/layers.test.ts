/** Which rule wins is said by cascade layers, and does not hang on which sheets a page has or when they come. */
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { describe, expect, test } from 'vitest';
import { renderBrandCss } from '../../src/assets/brand-css.ts';
import { neutralBrand } from '../../src/brand/index.ts';
import { bundleEmbed } from '../../src/build/bundle-embed.ts';

const folder = resolve(import.meta.dirname, '../../src/site/styles');
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const names = globSync('*.css', { cwd: folder });

/** All layers, the one that wins last. */
const order = /@layer ([^;{]+);/.exec(read('layers.css'))?.[1]?.split(', ') ?? [];

describe('every rule stands in a layer that the order names:', () => {
  test.each(names.filter((name) => name !== 'layers.css'))('%s', (name) => {
    expect(findUnlayered(read(name))).toEqual([]);
  });

  test('brand.css', () => {
    expect(findUnlayered(renderBrandCss(neutralBrand))).toEqual([]);
  });

  test('control: a rule outside of all layers is found, and so is a layer that no order names', () => {
    const css = `${read('guide.css')}\n.a, .b { color: red }\n@media print { .c { color: red } }\n@layer gide { .d { color: red } }`;
    expect(findUnlayered(css)).toEqual(['.a, .b', '@media print', '@layer gide']);
    expect(
      findUnlayered(`@import url("a.css") layer(guide); /* .a {} */ @layer guide { .b { content: "}" } } .c {}`),
    ).toEqual(['.c']);
  });
});

describe('the order of the layers', () => {
  test('ends with paper, and with what a house adds', () => {
    expect(order).toContain('guide');
    expect(order.slice(-2)).toEqual(['print', 'house']);
  });

  test('is said once, first in what every page has and in what a shadow root has', () => {
    expect(names.filter((name) => /@layer [^;{]+;/.test(read(name)))).toEqual(['layers.css']);
    for (const name of ['every-page.css', 'embed.css']) {
      expect(/@import "([^"]+)"/.exec(read(name))?.[1], name).toBe('./layers.css');
    }
  });

  test.each([
    ['every page', () => bundle('every-page.css')],
    ['an embedded guide', async () => (await bundleEmbed()).get('embed.css') ?? ''],
  ])('is what the sheet of %s comes to when it is built', async (_of, make) => {
    const css = await make();
    expect(css.length).toBeGreaterThan(5000);
    expect(layersIn(css)).toEqual(order);
  });

  test('control: a sheet that names layers in another order is found', () => {
    expect(layersIn('@layer page{a{b:c}}@layer reset,page;@layer print{a{b:c}}')).toEqual(['page', 'reset', 'print']);
  });
});

/** What stands outside of all layers although it could lose to them or win over them. */
function findUnlayered(css: string): string[] {
  return topLevel(css).filter((head) => {
    const layer = /^@layer (.*)$/.exec(head)?.[1];
    if (layer !== undefined) return !order.includes(layer);
    return !/^@(?:import|font-face|page)\b/.test(head);
  });
}

/** The beginnings of what stands in no other rule. */
function topLevel(css: string): string[] {
  const heads: string[] = [];
  let head = '';
  let depth = 0;
  for (const [part] of css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/"[^"]*"|[\s\S]/g)) {
    if (depth === 0 && (part === '{' || part === ';')) heads.push(head.trim());
    if (part === '{') depth += 1;
    if (part === '}') depth -= 1;
    head = depth === 0 && !/^[{};]$/.test(part) ? head + part : '';
  }
  return heads;
}

/** Layers in the order in which a sheet names them first. */
function layersIn(css: string): string[] {
  return [...new Set([...css.matchAll(/@layer ([\w, ]+)[{;]/g)].flatMap(([, list = '']) => list.trim().split(/,\s*/)))];
}

/** A sheet with all that it imports, as the site has it. */
async function bundle(name: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, assetsInlineLimit: 0, rolldownOptions: { input: join(folder, name) } },
  });
  const files = [result].flat().flatMap((one) => ('output' in one ? one.output : []));
  return files
    .map((file) => (file.type === 'asset' && file.fileName.endsWith('.css') ? String(file.source) : ''))
    .join('');
}
