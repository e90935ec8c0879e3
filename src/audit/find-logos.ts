/** Looks among the pictures of a site for the logos of other brands. */
import type { ShippedFile, Trace } from './find-traces.ts';
import { isAlike, pictureHash } from './picture-hash.ts';

/** A brand's logo or favicon. */
export interface Logo {
  brand: string;
  /** Path from the content folder. */
  file: string;
  bytes: Uint8Array;
}

/** The traces of other brands' logos in a file; none for a file that is no picture. */
export type FindLogos = (file: ShippedFile) => Promise<Trace[]>;

const picture = /\.(?:png|jpe?g|webp|avif|gif|svg|tiff?)$/i;

/** Learns the logos of all brands, to find those of others in the site of one. What looks like its own is its own. */
export async function createLogoFinder(logos: readonly Logo[], brand: string): Promise<FindLogos> {
  const hashed = await Promise.all(logos.map(async (logo) => ({ ...logo, hash: await pictureHash(logo.bytes) })));
  const own = hashed.filter((logo) => logo.brand === brand);
  const others = hashed.filter((logo) => logo.brand !== brand);
  return async ({ path, bytes }) => {
    if (!picture.test(path) || others.length === 0) return [];
    const hash = await pictureHash(bytes);
    if (!hash || own.some((logo) => logo.hash && isAlike(logo.hash, hash))) return [];
    const found = others.find((logo) => logo.hash && isAlike(logo.hash, hash));
    if (!found) return [];
    const entry = { word: found.file, brand: found.brand };
    return [{ entry, path, offset: 0, writing: 'picture', excerpt: `looks like ${found.file}` }];
  };
}
