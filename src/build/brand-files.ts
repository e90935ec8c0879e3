/** The files of a site that are its brand's own: colors, typefaces, marks. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { renderBrandCss } from '../assets/brand-css.ts';
import { iconFiles, makeIconFile } from '../assets/favicons.ts';
import type { Brand } from '../brand/index.ts';
import { brandPictures, readBrandFile, readFont } from '../loader/index.ts';

export interface BrandFileOptions {
  contentRoot: string;
  /** The folder whose packages have the typefaces of brands. */
  projectRoot: string;
}

/**
 * The style sheet with the brand's colors and typefaces, its marks, and its icons; by their paths in the site. What is
 * not there is left out: reading the brand has reported it.
 */
export async function makeBrandFiles(
  brand: Brand,
  { contentRoot, projectRoot }: BrandFileOptions,
): Promise<Map<string, string | Uint8Array>> {
  const files = new Map<string, string | Uint8Array>();
  const fonts = {
    text: await readFont(projectRoot, brand.fonts.text),
    mono: await readFont(projectRoot, brand.fonts.mono),
  };
  files.set('brand.css', renderBrandCss(brand, fonts));
  for (const font of [fonts.text, fonts.mono]) {
    for (const { file } of font?.faces ?? [])
      files.set(`brand/fonts/${file}`, await readFile(join(font?.folder ?? '', file)));
  }
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
