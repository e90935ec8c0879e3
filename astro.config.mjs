// @ts-check
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import { siteServer } from './src/server/dev-server.ts';

// Where the site stands, which brand it has and where it goes is said by `src/cli`, which runs Astro.
export default defineConfig({
  srcDir: './src/site',
  output: 'static',
  trailingSlash: 'ignore',
  // One strict policy for all pages (script-src 'self', style-src 'self') leaves no room for anything inline.
  build: { format: 'directory', assets: 'assets', inlineStylesheets: 'never' },
  vite: { build: { assetsInlineLimit: 0 } },
  devToolbar: { enabled: false },
  integrations: [sitemap({ filter: (page) => !page.endsWith('/linked-accounts/') }), siteServer()],
});
