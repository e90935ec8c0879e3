import type { APIRoute } from 'astro';
import { readCatalogue } from '../catalogue.ts';
import { renderMarkdownTwin } from '../exports/index.ts';

export const GET: APIRoute = async () => {
  const { brand, pages } = await readCatalogue();
  const listed = pages.filter(({ guide }) => guide.frontmatter['hidden'] !== true);
  return new Response(listed.map((page) => renderMarkdownTwin(page, brand)).join('\n\n---\n\n'));
};
