/** The picture that stands beside a link to a page elsewhere: drawn from the brand and the page's words, kept by digest. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeIndexedPng, type Pixels } from './indexed-png.ts';
import { type Drawable, familiesOf, findDrawable, loadFonts } from './inter.ts';
import {
  type Box,
  layOut,
  layOutWords,
  type PictureLook,
  type PictureWords,
  pictureHeight,
  pictureWidth,
  wordsArea,
} from './layout.ts';

export { pictureHeight, pictureWidth };

export interface SocialImage {
  /** The name of the site. */
  site: string;
  title: string;
  /** What the page links; nothing on a page that links nothing. */
  provider?: string | undefined;
  /** A short line beside it. */
  note?: string | undefined;
  /** How many steps the page has. */
  steps: number;
  /** The brand's color on light grounds. */
  accent: string;
  /** The brand's mark, as SVG. */
  logo?: string | undefined;
}

/** Raised when the same words are to give another picture: what is kept is then drawn anew. */
const version = 2;

/**
 * A picture as PNG, 1200 by 630 pixels. Texts in scripts that the typeface lacks are left out. Nothing is loaded from
 * anywhere but the installed packages.
 * @param cacheFolder Where pictures are kept from build to build.
 */
export async function drawSocialImage(image: SocialImage, cacheFolder: string): Promise<Buffer> {
  const { words, subsets } = await drawableWords(image);
  const look = { accent: image.accent, logo: image.logo, fontFamily: familiesOf(subsets) };
  const inputs = JSON.stringify([layOut(words, image.steps, look), version]);
  const file = join(cacheFolder, `${createHash('sha256').update(inputs).digest('hex')}.png`);
  const kept = await readFile(file).catch(() => undefined);
  if (kept) return kept;
  const logo = image.logo && (await rasterize(image.logo));
  const drawn = await draw(words, image.steps, { ...look, logo }, subsets);
  await mkdir(cacheFolder, { recursive: true });
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, drawn);
  await rename(draft, file);
  return drawn;
}

async function draw(
  words: PictureWords,
  steps: number,
  look: PictureLook,
  subsets: readonly string[],
): Promise<Buffer> {
  const around: PictureWords = {
    site: words.site === words.title ? undefined : words.site,
    title: undefined,
    provider: undefined,
    note: undefined,
  };
  const [base, own] = await Promise.all([
    drawOnce(layOut(around, steps, look), subsets),
    drawPixels(layOutWords(words, look), wordsArea, subsets),
  ]);
  const pixels = { ...base, data: base.data.slice() };
  for (let row = 0; row < own.height; row++) {
    const line = own.data.subarray(row * own.width, (row + 1) * own.width);
    pixels.data.set(line, (wordsArea.top + row) * base.width + wordsArea.left);
  }
  return encodeIndexedPng(pixels) ?? encodeManyColors(pixels);
}

/** What was drawn last around the words: the pictures of a build differ by little else than how many steps they show. */
const bases = new Map<string, Promise<Pixels>>();
const mostBases = 12;

function drawOnce(tree: Box, subsets: readonly string[]): Promise<Pixels> {
  const key = JSON.stringify(tree);
  const base = bases.get(key) ?? drawPixels(tree, { width: pictureWidth, height: pictureHeight }, subsets);
  bases.delete(key);
  bases.set(key, base);
  for (const oldest of [...bases.keys()].slice(0, -mostBases)) bases.delete(oldest);
  return base;
}

// What draws takes a moment to load, which a build whose pictures are all kept does not spend.
async function drawPixels(
  tree: Box,
  { width, height }: { width: number; height: number },
  subsets: readonly string[],
): Promise<Pixels> {
  const [{ default: satori }, { default: sharp }] = await Promise.all([import('satori'), import('sharp')]);
  // Its types ask for React's elements; all it reads are `type` and `props`.
  const element = tree as unknown as Parameters<typeof satori>[0];
  const fonts = await loadFonts(subsets);
  const svg = await satori(element, { width, height, fonts });
  const bytes = await sharp(Buffer.from(svg)).ensureAlpha().raw().toBuffer();
  return { width, height, data: new Int32Array(new Uint8Array(bytes).buffer) };
}

/** A mark with shades of many colors takes a search for the best. */
async function encodeManyColors({ width, height, data }: Pixels): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  const raw = { width, height, channels: 4 } as const;
  return sharp(new Uint8Array(data.buffer), { raw })
    .png({ palette: true, colours: 128, dither: 0, effort: 4 })
    .toBuffer();
}

async function drawableWords({ site, title, provider, note }: SocialImage) {
  const subsets = new Set<string>();
  const drawn: Partial<Record<keyof PictureWords, Drawable>> = {};
  for (const [key, text] of Object.entries({ site, title, provider, note })) {
    const drawable = text === undefined ? undefined : await findDrawable(text);
    if (!drawable) continue;
    drawn[key as keyof PictureWords] = drawable;
    for (const subset of drawable.subsets) subsets.add(subset);
  }
  const words: PictureWords = {
    site: drawn.site?.text,
    // Without a title the largest words are the next that say what the page is about.
    title: (drawn.title ?? drawn.provider ?? drawn.site)?.text,
    provider: drawn.provider?.text,
    note: drawn.note?.text,
  };
  return { words, subsets: subsets.size === 0 ? ['latin'] : [...subsets] };
}

const marks = new Map<string, Promise<string>>();

/** A mark as pixels, which is what can be put into a picture; twice as many as it shows, for clean edges. */
function rasterize(svg: string): Promise<string> {
  const drawn = marks.get(svg) ?? drawMark(svg);
  marks.set(svg, drawn);
  return drawn;
}

async function drawMark(svg: string): Promise<string> {
  const { default: sharp } = await import('sharp');
  const pixels = await sharp(Buffer.from(svg), { density: 384 })
    .resize(336, 336, { fit: 'contain', background: { r: 0, g: 0, b: 0, alpha: 0 } })
    .png()
    .toBuffer();
  return `data:image/png;base64,${pixels.toString('base64')}`;
}
