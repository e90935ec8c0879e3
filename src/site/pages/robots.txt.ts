import type { APIRoute } from 'astro';
import { siteUrl } from '../../brand/index.ts';
import { readCatalogue } from '../catalogue.ts';

export const GET: APIRoute = async () => {
  const { brand } = await readCatalogue();
  const sitemap = siteUrl(brand, '/sitemap-index.xml');
  return new Response(`User-agent: *\nAllow: /\nDisallow: /linked-accounts/\n\nSitemap: ${sitemap}\n`);
};
