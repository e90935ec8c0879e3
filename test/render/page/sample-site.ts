/** A site whose assets are named after what they are, for pages made by templates alone. */

import type { Brand } from '../../../src/brand/index.ts';
import { neutralBrand, withBase } from '../../../src/brand/index.ts';
import { messagesFor } from '../../../src/messages/index.ts';
import { html } from '../../../src/render/page/html.ts';
import type { SiteContext } from '../../../src/render/page/site-context.ts';

export const sampleBrand: Brand = {
  ...neutralBrand,
  names: { company: 'Acme', product: 'Acme Connect', hub: 'Acme Connect', docs: 'Acme Help' },
  links: { ...neutralBrand.links, site: 'https://help.acme.example' },
};

/** The site of a brand; its hub is served beside it. */
export function sampleSite(brand: Brand = sampleBrand): SiteContext {
  return {
    brand,
    catalogue: 'connectors',
    messages: messagesFor(brand.locale),
    at: (path) => withBase(brand, path),
    hub: 'here',
    hubUrl: '',
    icon: (name) => html`<svg aria-hidden="true"><title>${name}</title></svg>`,
    assets: {
      sheet: (name) => `/assets/${name}.css`,
      script: (name) => `/assets/${name}.js`,
      headScripts: 'classic',
    },
  };
}
