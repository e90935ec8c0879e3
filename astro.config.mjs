// @ts-check
import { parse } from 'node:path';
import { defineConfig } from 'astro/config';

// The names of parts that scripts share are constants: where they are inlined they cost no request of their own.
const inlineConst = /** @type {const} */ ({ mode: 'all', pass: 2 });

/**
 * A script is called as its file is: Astro would call it by its number on a page. Its own module comes last but for
 * Astro's, which only imports it.
 * @param {{ name: string, moduleIds: string[] }} chunk
 */
function scriptFile({ name, moduleIds }) {
  const module = moduleIds.findLast((id) => /\/src\/browser\/[^?]*$/.test(id));
  return `assets/${module === undefined ? name : parse(module).name}.[hash].js`;
}

// Astro makes what does not vary by page: shells, styles, scripts. `src/build` fills the shells, and `src/cli` runs both.
export default defineConfig({
  srcDir: './src/site',
  output: 'static',
  trailingSlash: 'ignore',
  // One strict policy for all pages (script-src 'self', style-src 'self') leaves no room for anything inline.
  build: { format: 'directory', assets: 'assets', inlineStylesheets: 'never' },
  vite: {
    build: { assetsInlineLimit: 0, modulePreload: false, rolldownOptions: { optimization: { inlineConst } } },
    environments: { client: { build: { rolldownOptions: { output: { entryFileNames: scriptFile } } } } },
    worker: { rolldownOptions: { optimization: { inlineConst } } },
    // A site may stand below a path of its host, and what a sheet or a script names stands beside it.
    experimental: { renderBuiltUrl: (_, { hostType }) => (hostType === 'html' ? undefined : { relative: true }) },
  },
  devToolbar: { enabled: false },
});
