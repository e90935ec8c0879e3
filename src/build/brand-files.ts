/** The files of a site that are its brand's own: colors, typefaces, marks. */
import { join } from 'node:path';
import { renderBrandCss } from '../assets/brand-css.ts';
import { iconFiles, makeIconFile } from '../assets/favicons.ts';
import { codePointsOf, interfaceTextOf, prepareFonts } from '../assets/prepare-fonts.ts';
import type { Brand } from '../brand/index.ts';
import { brandPictures, cacheRootOf, readBrandFile, readBrandFonts } from '../loader/index.ts';
import { messagesFor } from '../messages/index.ts';

export interface BrandFileOptions {
  contentRoot: string;
  /** The folder whose packages have the typefaces of brands. */
  projectRoot: string;
  /** The letters beyond ASCII in what pages say. */
  letters: string;
}

/**
 * The style sheet with the brand's colors and typefaces, its marks, and its icons; by their paths in the site. What is
 * not there is left out: reading the brand has reported it.
 */
export async function makeBrandFiles(
  brand: Brand,
  { contentRoot, projectRoot, letters }: BrandFileOptions,
): Promise<Map<string, string | Uint8Array>> {
  const files = new Map<string, string | Uint8Array>();
  const { own, text } = await readBrandFonts(projectRoot, brand);
  const interfaceText = interfaceTextOf(brand, messagesFor(brand.locale));
  const used = new Set(codePointsOf(letters + JSON.stringify(brand)));
  const fonts = await prepareFonts(
    { text, mono: own.mono, interfaceText, used },
    join(cacheRootOf(projectRoot), 'fonts'),
  );
  files.set('brand.css', renderBrandCss(brand, { ...own, css: fonts.css }));
  for (const [file, bytes] of fonts.files) files.set(`brand/fonts/${file}`, bytes);
  for (const { key, file } of brandPictures(brand)) {
    const logo = key.startsWith('logo.') ? await readIfThere(contentRoot, brand, file) : undefined;
    if (logo) files.set(`brand/${file}`, logo);
  }
  const favicon = brand.favicon === undefined ? undefined : await readIfThere(contentRoot, brand, brand.favicon);
  if (favicon) {
    const svg = favicon.toString('utf8');
    for (const file of iconFiles) files.set(file, await makeIconFile(file, svg, brand));
  }
  return files;
}

async function readIfThere(contentRoot: string, brand: Brand, file: string): Promise<Buffer | undefined> {
  try {
    return await readBrandFile(contentRoot, brand, file);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw cause;
  }
}
