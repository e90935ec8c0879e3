import { defineConfig } from 'astro/config';
import starlight from '@astrojs/starlight';
export default defineConfig({ base: '/help', integrations: [starlight({ title: 'T', sidebar: [{ label: 'A', slug: 'a' }] })] });
