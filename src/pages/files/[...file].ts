import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { APIRoute, GetStaticPaths } from 'astro';
import { readCatalogue } from '../../catalogue.ts';
import { referencesOf, resolveReference } from '../../guide/index.ts';
import { readSettings } from '../../settings.ts';

// Only what this brand's own pages show or lead to: other files may name other brands.
export const getStaticPaths = (async () => {
  const { pages, assets } = await readCatalogue();
  const files = pages.flatMap(({ guide }) =>
    referencesOf(guide).flatMap(({ url }) => {
      const destination = resolveReference(url, guide.file);
      return destination.to === 'path' && assets.has(destination.path) ? [destination.path] : [];
    }),
  );
  return [...new Set(files)].map((file) => ({ params: { file } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ params }) => {
  const bytes = await readFile(join(readSettings(process.env).KEYWAY_CONTENT, String(params['file'])));
  return new Response(new Uint8Array(bytes));
};
