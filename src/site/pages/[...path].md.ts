import type { APIRoute, GetStaticPaths } from 'astro';
import { readCatalogue } from '../catalogue.ts';
import { twinsOf } from '../twins.ts';

export const getStaticPaths = (async () =>
  (await twinsOf(await readCatalogue())).map(({ path, markdown }) => ({
    params: { path },
    props: { markdown },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute = ({ props }) =>
  new Response(String(props['markdown']), { headers: { 'content-type': 'text/markdown; charset=utf-8' } });
