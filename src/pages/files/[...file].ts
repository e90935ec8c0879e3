import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { APIRoute, GetStaticPaths } from 'astro';
import { readCatalogue } from '../../catalogue.ts';
import { readSettings } from '../../settings.ts';

export const getStaticPaths = (async () => {
  const { assets } = await readCatalogue();
  return [...assets].map((file) => ({ params: { file } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ params }) => {
  const bytes = await readFile(join(readSettings(process.env).KEYWAY_CONTENT, String(params['file'])));
  return new Response(new Uint8Array(bytes));
};
