import type { APIRoute } from 'astro';
import { readCatalogue } from '../catalogue.ts';
import { renderBrandCss } from '../exports/index.ts';

export const GET: APIRoute = async () => {
  const { brand } = await readCatalogue();
  return new Response(renderBrandCss(brand), { headers: { 'content-type': 'text/css; charset=utf-8' } });
};
