import { glob } from 'astro/loaders';
import { defineCollection } from 'astro:content';

export const collections = {
  guides: defineCollection({ loader: glob({ pattern: '**/*.mdx', base: './src/content/guides' }) }),
};
