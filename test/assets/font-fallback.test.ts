import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { measureFallback, renderFallbackFace } from '../../src/assets/fallback-metrics.ts';
import { subsetFont } from '../../src/assets/font-subset.ts';
import { openBrowser } from '../browser/open-browser.ts';

const packages = createRequire(import.meta.url);
const folderOf = (name: string) => join(dirname(packages.resolve(`${name}/metadata.json`)), 'files');
const inter = readFileSync(join(folderOf('@fontsource-variable/inter'), 'inter-latin-wght-normal.woff2'));
const ascii = Array.from({ length: 0x7f - 0x20 }, (_, index) => index + 0x20);
const cut = await subsetFont(inter, { codePoints: ascii, weights: [400, 720] });
const browser = await openBrowser();

describe('what stands until Inter has come, where the system has a typeface of Arial’s measures,', async () => {
  const page = await browser.newPage({ viewport: { width: 900, height: 700 } });
  const text =
    'Open the settings of your workspace, choose Integrations, and create a private app. Give it a name that your ' +
    'colleagues will recognise, then copy the access token: it is shown once. Paste it into the form on this page.';
  const base64 = (bytes: Uint8Array) => `url(data:font/woff2;base64,${Buffer.from(bytes).toString('base64')})`;
  const arimo = (weight: number) =>
    readFileSync(join(folderOf('@fontsource/arimo'), `arimo-latin-${weight}-normal.woff2`));
  const fallback = async (of: 'normal' | 'bold', weight: number) =>
    renderFallbackFace('Inter Variable', await measureFallback(inter, weight, of), of).replace(
      /src: [^;]+/,
      `src: ${base64(arimo(of === 'bold' ? 700 : 400))}`,
    );
  const rules = [
    `@font-face { font-family: "Inter Variable"; font-weight: 400 720; src: ${base64(cut)} }`,
    await fallback('normal', 400),
    await fallback('bold', 600),
    `@font-face { font-family: "Plain"; src: ${base64(arimo(400))} }`,
    'p { white-space: nowrap; width: max-content; font-size: 16px; line-height: normal; margin: 0 }',
  ].join('\n');
  await page.setContent(`<style>${rules}</style><p>${text}</p>`);
  const measure = (family: string, weight: number) =>
    page.evaluate(
      async ([family, weight]) => {
        const paragraph = document.querySelector('p');
        if (paragraph === null) throw new Error('The page has no paragraph');
        paragraph.style.fontFamily = `"${family}"`;
        paragraph.style.fontWeight = String(weight);
        await document.fonts.load(`${weight} 16px "${family}"`);
        const { width, height } = paragraph.getBoundingClientRect();
        return { width, height };
      },
      [family, weight] as const,
    );

  test.each([400, 600, 650])('takes the same room at weight %i', async (weight) => {
    const [own, standIn] = [await measure('Inter Variable', weight), await measure('Inter Fallback', weight)];
    expect(Math.abs(standIn.width / own.width - 1)).toBeLessThan(0.01);
    expect(Math.abs(standIn.height - own.height)).toBeLessThanOrEqual(1);
  });

  test('control: as it is, it takes less', async () => {
    const [own, plain] = [await measure('Inter Variable', 400), await measure('Plain', 400)];
    expect(plain.width / own.width).toBeLessThan(0.96);
  });

  test('control: a weight of the cut font is drawn, not made up', async () => {
    const [normal, strong] = [await measure('Inter Variable', 400), await measure('Inter Variable', 560)];
    const bold = await measure('Inter Variable', 720);
    expect(strong.width).toBeGreaterThan(normal.width);
    expect(bold.width).toBeGreaterThan(strong.width);
  });
});
