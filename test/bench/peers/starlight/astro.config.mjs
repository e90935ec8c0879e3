import { fileURLToPath } from 'node:url';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';

export default defineConfig({
  site: 'https://docs.example.com',
  // Not among the modules, which all builds of the bench share.
  cacheDir: './.cache',
  // Two links: a list of all guides on each page would cost it far more than the guides.
  integrations: [
    starlight({
      title: 'Connect guides',
      sidebar: [
        { label: 'Home', link: '/' },
        { label: 'Your accounts', link: '/guides/accounts-section/' },
      ],
    }),
  ],
  vite: {
    resolve: { alias: { '@bench/components': fileURLToPath(new URL('./src/components/index.mjs', import.meta.url)) } },
  },
});
