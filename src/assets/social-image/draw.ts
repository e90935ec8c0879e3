/** The picture that stands beside a link to a page elsewhere: drawn from the brand and the page's words, kept by digest. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Drawable, familiesOf, findDrawable, loadFonts } from './inter.ts';
import { type Box, layOut, type PictureWords, pictureHeight, pictureWidth } from './layout.ts';

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

/** Seldom does a picture need more colors; most of those it has are edges of letters. */
const paletteColors = 64;

/**
 * A picture as PNG, 1200 by 630 pixels. Texts in scripts that the typeface lacks are left out. Nothing is loaded from
 * anywhere but the installed packages.
 * @param cacheFolder Where pictures are kept from build to build.
 */
export async function drawSocialImage(image: SocialImage, cacheFolder: string): Promise<Buffer> {
  const { words, subsets } = await drawableWords(image);
  const treeWith = (logo: string | undefined) =>
    layOut(words, image.steps, { accent: image.accent, logo, fontFamily: familiesOf(subsets) });
  const inputs = JSON.stringify([treeWith(image.logo), paletteColors]);
  const file = join(cacheFolder, `${createHash('sha256').update(inputs).digest('hex')}.png`);
  const kept = await readFile(file).catch(() => undefined);
  if (kept) return kept;
  const drawn = await draw(treeWith(image.logo && (await rasterize(image.logo))), subsets);
  await mkdir(cacheFolder, { recursive: true });
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, drawn);
  await rename(draft, file);
  return drawn;
}

// What draws takes a moment to load, which a build whose pictures are all kept does not spend.
async function draw(tree: Box, subsets: readonly string[]): Promise<Buffer> {
  const [{ default: satori }, { default: sharp }] = await Promise.all([import('satori'), import('sharp')]);
  // Its types ask for React's elements; all it reads are `type` and `props`.
  const element = tree as unknown as Parameters<typeof satori>[0];
  const fonts = await loadFonts(subsets);
  const svg = await satori(element, { width: pictureWidth, height: pictureHeight, fonts });
  return sharp(Buffer.from(svg)).png({ palette: true, colors: paletteColors, dither: 0, effort: 4 }).toBuffer();
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
