import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { APIRoute, GetStaticPaths } from 'astro';
import { readCatalogue } from '../../catalogue.ts';
import { readSettings } from '../../settings.ts';

export const getStaticPaths = (async () => {
  const { brand } = await readCatalogue();
  const files = new Set([brand.logo?.light, brand.logo?.dark, brand.favicon].filter((file) => file !== undefined));
  return [...files].map((file) => ({ params: { file }, props: { brand: brand.id } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ params, props }) => {
  const folder = join(readSettings(process.env).KEYWAY_CONTENT, 'brands', String(props['brand']));
  const bytes = await readFile(join(folder, String(params['file'])));
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': 'image/svg+xml' } });
};
