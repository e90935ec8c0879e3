/** The pictures that pages show, as far as their files are some: how large they are, each read once for each change. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { resolveReference } from '../guide/index.ts';
import type { BrandContent } from './open-content.ts';
import { openPack } from './pack.ts';

/** What is known of a picture's file. Sizes are in pixels, as the picture is seen. */
const pictureSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('picture'), width: z.number(), height: z.number() }),
  z.object({ kind: z.literal('unreadable') }),
]);

export type PictureFile = z.infer<typeof pictureSchema>;

/** Formats that lose nothing when they are sized and converted: no animation, no vectors. */
const convertible = /\.(?:png|jpe?g|webp|avif|tiff?)$/i;

/** Whether a picture ships in sizes of its own, and not as it is. */
export function isConvertible(path: string): boolean {
  return convertible.test(path);
}

/** The paths of convertible pictures that some addresses name, and those that any page shows. */
export function picturesNamed({ pages, files }: BrandContent, further: readonly string[] = []): Set<string> {
  const present = new Set(files.paths);
  const found = new Set<string>();
  for (const { facts } of pages) {
    for (const url of [...facts.images, ...further]) {
      const destination = resolveReference(url, facts.file);
      if (destination.to === 'path' && present.has(destination.path) && isConvertible(destination.path))
        found.add(destination.path);
    }
  }
  return found;
}

/** What the files of pictures are, by their paths. One that is gone since the folder was scanned is left out. */
export async function readPictureFiles(
  paths: Iterable<string>,
  { files, scan }: Pick<BrandContent, 'files' | 'scan'>,
  cacheFolder: string,
): Promise<Map<string, PictureFile>> {
  using kept = openPack(cacheFolder, 'pictures-2', pictureSchema);
  const found = new Map<string, PictureFile>();
  for (const path of paths) {
    const digest = scan.get(files.nameOf(path))?.digest ?? '';
    const known = kept.get(digest)?.facts;
    const picture = known ?? (await readPictureFile(files.locate(path)));
    if (!picture) continue;
    if (!known) kept.add(digest, new Uint8Array(), picture);
    found.set(path, picture);
  }
  return found;
}

async function readPictureFile(file: string): Promise<PictureFile | undefined> {
  const bytes = await readFile(file).catch(() => undefined);
  if (!bytes) return undefined;
  // Most commands meet no new picture, and need not wait for the library.
  const { default: sharp } = await import('sharp');
  try {
    const { autoOrient } = await sharp(bytes).metadata();
    return { kind: 'picture', width: autoOrient.width, height: autoOrient.height };
  } catch {
    return { kind: 'unreadable' };
  }
}
