import type { APIRoute } from 'astro';
import { readCatalogue } from '../catalogue.ts';
import { markdownTwin } from '../twins.ts';

export const GET: APIRoute = async () => {
  const catalogue = await readCatalogue();
  const listed = catalogue.pages.filter(({ guide }) => guide.frontmatter['hidden'] !== true);
  const twins = await Promise.all(listed.map((page) => markdownTwin(page, catalogue)));
  return new Response(twins.join('\n\n---\n\n'));
};
