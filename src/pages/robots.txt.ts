import type { APIRoute } from 'astro';
import { readCatalogue } from '../catalogue.ts';

export const GET: APIRoute = async () => {
  const { brand } = await readCatalogue();
  const sitemap = new URL('/sitemap-index.xml', brand.links.site).href;
  return new Response(`User-agent: *\nAllow: /\nDisallow: /linked-accounts/\n\nSitemap: ${sitemap}\n`);
};
