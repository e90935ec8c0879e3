import { type Brand, brandSchema } from './schema.ts';

/** The brand of a content folder that has none: plain words, and nothing hidden. */
export const neutralBrand: Brand = {
  id: 'site',
  lineage: ['site'],
  ...brandSchema.parse({
    vendor: true,
    names: { company: 'Us', product: 'our product', hub: 'our hub', docs: 'Connect guides' },
    links: { site: 'http://localhost:4321' },
    colors: { accent: '#2f4f9e', accent_dark: '#9db8ff' },
  }),
};
