import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { APIRoute, GetStaticPaths } from 'astro';
import { readCatalogue } from '../../../catalogue.ts';

export const getStaticPaths = (async () => {
  const { fonts } = await readCatalogue();
  const used = [fonts.text, fonts.mono].filter((font) => font !== undefined);
  const places = new Map(used.flatMap(({ faces, folder }) => faces.map(({ file }) => [file, join(folder, file)])));
  return [...places].map(([file, place]) => ({ params: { file }, props: { place } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ props }) =>
  new Response(new Uint8Array(await readFile(String(props['place']))), { headers: { 'content-type': 'font/woff2' } });
