import type { APIRoute, GetStaticPaths } from 'astro';
import { brandPictures, readBrandFile } from '../../../loader/index.ts';
import { readSettings } from '../../../settings.ts';
import { readCatalogue } from '../../catalogue.ts';

export const getStaticPaths = (async () => {
  const { brand } = await readCatalogue();
  const logos = brandPictures(brand).filter(({ key }) => key.startsWith('logo.'));
  return [...new Set(logos.map(({ file }) => file))].map((file) => ({ params: { file } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ params }) => {
  const { brand } = await readCatalogue();
  const bytes = await readBrandFile(readSettings(process.env).KEYWAY_CONTENT, brand, params['file'] ?? '');
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': 'image/svg+xml' } });
};
