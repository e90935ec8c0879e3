import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { APIRoute, GetStaticPaths } from 'astro';
import { readCatalogue } from '../../catalogue.ts';
import { readSettings } from '../../settings.ts';
import { brandFilePlaces } from '../../source/index.ts';

export const getStaticPaths = (async () => {
  const { brand } = await readCatalogue();
  const files = new Set([brand.logo?.light, brand.logo?.dark, brand.favicon].filter((file) => file !== undefined));
  return [...files].map((file) => ({ params: { file }, props: { places: brandFilePlaces(brand, file) } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ props }) => {
  const root = readSettings(process.env).KEYWAY_CONTENT;
  const places = (props['places'] as string[]).map((place) => join(root, place));
  const found = places.find((place) => existsSync(place)) ?? places[0] ?? '';
  return new Response(new Uint8Array(await readFile(found)), { headers: { 'content-type': 'image/svg+xml' } });
};
