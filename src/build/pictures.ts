/** Pictures of the content folder as sites ship them: sized for the text column, converted, and known before they are. */
import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import sharp from 'sharp';
import { z } from 'zod';
import { type BrandContent, digestOf, openPack } from '../loader/index.ts';
import type { Picture } from '../render/index.ts';

/** Pixels; the text column is 672 wide, and screens show twice as many. */
const columnWidths = [672, 1344];

/** What changes in how pictures are converted changes their names. */
const version = 'webp-1';

const sizeSchema = z.object({ width: z.number(), height: z.number() });
type Size = z.infer<typeof sizeSchema>;

/** A picture with the files that it ships as. */
export interface PlannedPicture extends Picture {
  /** Path of its files in the site, each with its width in pixels. */
  files: readonly { path: string; width: number }[];
}

export interface PictureOptions {
  at: (path: string) => string;
  cacheFolder: string;
  /** What becomes of a file that is no picture, or gone by now: an error unless said otherwise. */
  ifUnreadable?: 'fail' | 'leave-out';
}

/** The pictures at some paths, by these paths. Sizes are read once for each picture. */
export async function planPictures(
  paths: Iterable<string>,
  { files, scan }: Pick<BrandContent, 'files' | 'scan'>,
  { at, cacheFolder, ifUnreadable = 'fail' }: PictureOptions,
): Promise<Map<string, PlannedPicture>> {
  using sizes = openPack(cacheFolder, 'pictures-1', sizeSchema);
  const planned = new Map<string, PlannedPicture>();
  const unlessLeftOut = (cause: unknown) => {
    if (ifUnreadable === 'fail') throw cause;
    return undefined;
  };
  for (const path of paths) {
    const digest = scan.get(files.nameOf(path))?.digest ?? '';
    const known = sizes.get(digest)?.facts;
    const size = known ?? (await sizeOf(files.locate(path)).catch(unlessLeftOut));
    if (!size) continue;
    if (!known) sizes.add(digest, new Uint8Array(), size);
    planned.set(path, planPicture(path, digest, size, at));
  }
  return planned;
}

async function sizeOf(file: string): Promise<Size> {
  const { autoOrient } = await sharp(file).metadata();
  return { width: autoOrient.width, height: autoOrient.height };
}

function planPicture(path: string, digest: string, size: Size, at: (path: string) => string): PlannedPicture {
  const name = basename(path, extname(path));
  const fileOf = (width: number) => ({
    path: `assets/${name}.${digestOf(digest, version, String(width)).slice(0, 8)}.webp`,
    width,
  });
  const [whole, ...smaller] = [size.width, ...columnWidths.filter((width) => width < size.width)].map(fileOf);
  const address = (file: { path: string } | undefined) => at(`/${encodeURI(file?.path ?? '')}`);
  const srcset = smaller.map((file) => `${address(file)} ${file.width}w`).join(', ');
  return {
    src: address(whole),
    size,
    ...(srcset === '' ? {} : { srcset }),
    files: [...(whole ? [whole] : []), ...smaller],
  };
}

/** The bytes of a picture at a width. */
export async function convertPicture(file: string, width: number): Promise<Buffer> {
  return sharp(await readFile(file), { failOn: 'none' })
    .autoOrient()
    .resize({ width, withoutEnlargement: true })
    .webp()
    .toBuffer();
}
