import type { APIRoute } from 'astro';
import { renderBrandCss } from '../../assets/brand-css.ts';
import { readCatalogue } from '../catalogue.ts';

export const GET: APIRoute = async () => {
  const { brand, fonts } = await readCatalogue();
  return new Response(renderBrandCss(brand, fonts), { headers: { 'content-type': 'text/css; charset=utf-8' } });
};
