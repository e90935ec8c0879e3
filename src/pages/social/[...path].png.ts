import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { APIRoute, GetStaticPaths } from 'astro';
import { readCatalogue } from '../../catalogue.ts';
import { drawSocialImage } from '../../exports/social-image.ts';
import { readSettings } from '../../settings.ts';
import { type SocialImageWords, socialImagesOf } from '../../social-images.ts';

/** Beside the other caches, below the folder in which a build works. */
const cacheFolder = 'node_modules/.cache/social-images';

export const getStaticPaths = (async () =>
  [...socialImagesOf(await readCatalogue())].map(([path, words]) => ({
    params: { path },
    props: { words },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ words: SocialImageWords }> = async ({ props }) => {
  const { brand } = await readCatalogue();
  const folder = join(readSettings(process.env).KEYWAY_CONTENT, 'brands', brand.id);
  const logo = brand.logo && (await readFile(join(folder, brand.logo.light), 'utf8'));
  const look = { site: brand.names.docs, accent: brand.colors.accent, logo };
  return new Response(new Uint8Array(await drawSocialImage({ ...props.words, ...look }, cacheFolder)), {
    headers: { 'content-type': 'image/png' },
  });
};
