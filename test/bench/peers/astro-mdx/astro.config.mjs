import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';

export default defineConfig({
  site: 'https://docs.example.com',
  // Not among the modules, which all builds of the bench share.
  cacheDir: './.cache',
  integrations: [mdx()],
});
