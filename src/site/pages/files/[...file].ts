import { readFile } from 'node:fs/promises';
import type { APIRoute, GetStaticPaths } from 'astro';
import { readCatalogue } from '../../catalogue.ts';

export const getStaticPaths = (async () => {
  const { assets } = await readCatalogue();
  return [...assets].map(([file, place]) => ({ params: { file }, props: { place } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ props }) => {
  const bytes = await readFile(String(props['place']));
  return new Response(new Uint8Array(bytes));
};
