/** Pictures of the content folder as sites ship them: sized for the text column, converted, and known before they are. */
import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import sharp from 'sharp';
import { encodePath } from '../brand/index.ts';
import { type BrandContent, digestOf, type PictureFile } from '../loader/index.ts';
import type { Picture } from '../render/index.ts';

/** Pixels; the text column is 672 wide, and screens show twice as many. */
const columnWidths = [672, 1344];

/** What changes in how pictures are converted changes their names. */
const version = 'webp-1';

/** A picture with the files that it ships as. */
export interface PlannedPicture extends Picture {
  /** Path of its files in the site, each with its width in pixels. */
  files: readonly { path: string; width: number }[];
}

/** The pictures at some paths, by these paths. What is none is left out. */
export function planPictures(
  pictures: ReadonlyMap<string, PictureFile>,
  { files, scan }: Pick<BrandContent, 'files' | 'scan'>,
  at: (path: string) => string,
): Map<string, PlannedPicture> {
  const planned = new Map<string, PlannedPicture>();
  for (const [path, picture] of pictures) {
    const digest = scan.get(files.nameOf(path))?.digest ?? '';
    if (picture.kind === 'picture') planned.set(path, planPicture(path, digest, picture, at));
  }
  return planned;
}

function planPicture(
  path: string,
  digest: string,
  { width, height }: Extract<PictureFile, { kind: 'picture' }>,
  at: (path: string) => string,
): PlannedPicture {
  // What means something in an address, or can't be in a name on every system, is no part of a file that ships.
  const name = basename(path, extname(path)).replace(/[?#%\\:*"<>|]/g, '-');
  const fileOf = (own: number) => ({
    path: `assets/${name}.${digestOf(digest, version, String(own)).slice(0, 8)}.webp`,
    width: own,
  });
  const [whole, ...smaller] = [width, ...columnWidths.filter((narrower) => narrower < width)].map(fileOf);
  const address = (file: { path: string } | undefined) => at(`/${encodePath(file?.path ?? '')}`);
  const srcset = smaller.map((file) => `${address(file)} ${file.width}w`).join(', ');
  return {
    src: address(whole),
    size: { width, height },
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
