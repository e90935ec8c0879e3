import type { APIRoute, GetStaticPaths } from 'astro';
import { type IconFile, iconFiles, makeIconFile } from '../../assets/favicons.ts';
import { readBrandFile } from '../../loader/index.ts';
import { readSettings } from '../../settings.ts';
import { readCatalogue } from '../catalogue.ts';

const contentTypes: Record<string, string> = {
  svg: 'image/svg+xml',
  ico: 'image/x-icon',
  png: 'image/png',
  webmanifest: 'application/manifest+json',
};

export const getStaticPaths = (async () => {
  const { brand } = await readCatalogue();
  return (brand.favicon === undefined ? [] : iconFiles).map((file) => ({ params: { file }, props: { file } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ file: IconFile }> = async ({ props: { file } }) => {
  const { brand } = await readCatalogue();
  const drawing = await readBrandFile(readSettings(process.env).KEYWAY_CONTENT, brand, brand.favicon ?? '');
  const bytes = await makeIconFile(file, drawing.toString('utf8'), brand);
  const type = contentTypes[file.split('.').at(-1) ?? ''] ?? '';
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': type } });
};
