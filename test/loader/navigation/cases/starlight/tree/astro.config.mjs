import { defineConfig } from 'astro/config';
import starlight from '@astrojs/starlight';

export default defineConfig({
  site: process.env.SITE,
  redirects: { '/first-steps': '/guides/start', '/blog/[slug]': '/guides/[slug]', '/old': { status: 302, destination: '/reference/a/' } },
  integrations: [
    starlight({
      title: 'Example',
      sidebar: [
        'index',
        { label: 'Guides', items: ['guides/start', { label: 'Go on', slug: 'guides/next' }, { label: 'Elsewhere', link: 'https://example.com' }] },
        { label: 'Reference', collapsed: true, autogenerate: { directory: 'reference' } },
      ],
    }),
  ],
});
