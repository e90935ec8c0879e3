import type { APIRoute } from 'astro';
import { renderLlmsIndex } from '../../render/index.ts';
import { readCatalogue } from '../catalogue.ts';
import { twinsOf } from '../twins.ts';

export const GET: APIRoute = async () => {
  const catalogue = await readCatalogue();
  const hidden = new Set(
    catalogue.pages.filter(({ guide }) => guide.frontmatter['hidden'] === true).map(({ path }) => path),
  );
  return new Response(
    renderLlmsIndex(
      (await twinsOf(catalogue)).filter(({ path }) => !hidden.has(path)),
      catalogue.brand,
    ),
  );
};
