import type { APIRoute, GetStaticPaths } from 'astro';
import { readCatalogue } from '../catalogue.ts';
import { twinsOf } from '../twins.ts';

export const getStaticPaths = (async () =>
  (await twinsOf(await readCatalogue())).map(({ path, json }) => ({
    params: { path },
    props: { json },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute = ({ props }) =>
  new Response(`${JSON.stringify(props['json'], undefined, 2)}\n`, {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
