import type { APIRoute, GetStaticPaths } from 'astro';
import { drawSocialImage } from '../../../assets/social-image/draw.ts';
import { fitSocialImage } from '../../../assets/social-image/own-picture.ts';
import { readBrandFile } from '../../../loader/index.ts';
import { readSettings } from '../../../settings.ts';
import { readCatalogue } from '../../catalogue.ts';
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
  const read = (file: string) => readBrandFile(readSettings(process.env).KEYWAY_CONTENT, brand, file);
  const logo = brand.logo && (await read(brand.logo.light)).toString('utf8');
  const look = { site: brand.names.docs, accent: brand.colors.accent, logo };
  const picture =
    brand.social_image === undefined
      ? await drawSocialImage({ ...props.words, ...look }, cacheFolder)
      : await fitSocialImage(await read(brand.social_image));
  return new Response(new Uint8Array(picture), { headers: { 'content-type': 'image/png' } });
};
