/** Typefaces of installed packages of the Fontsource kind: style sheets that name files beside them. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Brand, type Font, parseFontFaces } from '../brand/index.ts';

/** The weights that the design uses, for packages with one file a weight. */
const weights = [400, 500, 600, 700] as const;

/** A typeface with where its files are on disk. */
export interface InstalledFont extends Font {
  folder: string;
}

/** Folder of an installed package of that kind; `undefined` if there is none. */
export function findFont(projectRoot: string, name: string): string | undefined {
  try {
    return dirname(createRequire(join(projectRoot, 'package.json')).resolve(`${name}/metadata.json`));
  } catch {
    return undefined;
  }
}

/** What text is set in unless a brand has a typeface of its own. */
const defaultFont = '@fontsource-variable/inter';

/** The typefaces that a brand has of its own, and the one that its text is set in. */
export interface BrandFonts {
  own: { text: InstalledFont | undefined; mono: InstalledFont | undefined };
  text: InstalledFont;
}

/**
 * Reads the typefaces of a brand.
 * @throws {Error} The default one, which comes with Keyway, is not there.
 */
export async function readBrandFonts(projectRoot: string, { fonts }: Brand): Promise<BrandFonts> {
  const [text, mono] = await Promise.all([readFont(projectRoot, fonts.text), readFont(projectRoot, fonts.mono)]);
  return { own: { text, mono }, text: text ?? (await readDefaultFont()) };
}

async function readDefaultFont(): Promise<InstalledFont> {
  // It stands among Keyway's packages, which need not be those of the project.
  const root = dirname(createRequire(import.meta.url).resolve(`${defaultFont}/metadata.json`));
  const font = await readFontIn(root);
  if (font === undefined) throw new Error(`The package ${defaultFont} has no typeface.`);
  return font;
}

/** A typeface in all weights that are used; `undefined` if it is not installed. */
export async function readFont(projectRoot: string, name: string | undefined): Promise<InstalledFont | undefined> {
  const root = name === undefined ? undefined : findFont(projectRoot, name);
  return root === undefined ? undefined : readFontIn(root);
}

async function readFontIn(root: string): Promise<InstalledFont | undefined> {
  const ofWeights = weights.map((weight) => join(root, `${weight}.css`)).filter((sheet) => existsSync(sheet));
  const sheets = ofWeights.length > 0 ? ofWeights : [join(root, 'index.css')];
  const texts = await Promise.all(sheets.map((sheet) => readFile(sheet, 'utf8')));
  const faces = parseFontFaces(texts.join('\n'));
  const [first] = faces;
  return first && { family: first.family, faces, folder: join(root, 'files') };
}
