import type { APIRoute } from 'astro';
import { readCatalogue } from '../catalogue.ts';
import { renderBrandCss } from '../exports/index.ts';

export const GET: APIRoute = async () => {
  const { brand, fonts } = await readCatalogue();
  return new Response(renderBrandCss(brand, fonts), { headers: { 'content-type': 'text/css; charset=utf-8' } });
};
