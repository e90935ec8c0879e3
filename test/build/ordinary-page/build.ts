/**
 * Lets Astro render pages whole, the way its users do. Arguments: the folder to write, and one to work in. The
 * environment's `ORDINARY_PAGES` names the file with the pages.
 */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'astro';
import { openAstroRoot } from '../../../src/build/astro-options.ts';

const [outDir, root] = process.argv.slice(2);
if (outDir === undefined || root === undefined) throw new Error('Name the folder to write, and one to work in.');
const options = openAstroRoot(root, { components: {} });
// Astro follows links to the pages of others, and the page must find the layout where the shells do.
const entrypoint = join(root, 'test/build/ordinary-page/OrdinaryPage.astro');
cpSync(join(import.meta.dirname, 'OrdinaryPage.astro'), entrypoint);
await build({
  ...options,
  outDir,
  logLevel: 'error',
  mode: 'production',
  integrations: [
    {
      name: 'ordinary-page',
      hooks: {
        'astro:config:setup': ({ injectRoute }) => injectRoute({ pattern: '/ordinary/[id]', entrypoint }),
      },
    },
  ],
});
