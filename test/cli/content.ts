/** A small content folder with a vendor, a partner, a connector and its guide. */
import type { Files } from '../loader/project.ts';

export const vendorFile = `vendor: true
names: { company: Vendor, product: Vendor, hub: Vendor Hub, docs: Vendor guides }
links: { site: https://docs.vendor.example }
forbidden: [Vendor, vendor.example]
colors: { accent: '#0f6b5c', accent_dark: '#5fd6bd' }
logo: { light: logo.svg, dark: logo.svg }
`;

export const partnerFile = `names: { company: Acme, product: Acme Connect, hub: Acme Desk, docs: Acme Help }
links: { site: https://help.acme.example }
vocabulary:
  the Vendor Hub: Acme Desk
  Vendor Hub: Acme Desk
  Vendor: Acme
urls:
  https://docs.vendor.example: https://help.acme.example
colors: { accent: '#8a3b12', accent_dark: '#ffb070' }
`;

export const connectorFile = `name: Known Provider
description: Known Provider is linked to Vendor in this test.
category: Test
methods:
  own-token-2:
    label: Own Token
    type: custom
    fields:
      - { key: token, label: Token of the Vendor Hub, type: password, secret: true, step: create }
`;

export const guideFile = `---
title: Connect Known Provider with Own Token – Vendor Hub
description: Link it in the Vendor Hub of Vendor.
---

Vendor asks for a token. See https://docs.vendor.example/guides/first and {brand.hub}. {/* Vendor */}

<Steps>
  <Step title="Create it for Vendor" id="create">In the <img src="/connectors/known/x.png" alt="Vendor screen"/></Step>
</Steps>

<div data-whitelabel-hide>
  <h2 id="secret-section">Only in the Vendor Hub</h2>
</div>
`;

/** The smallest picture. */
const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const logo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><title>Vendor</title></svg>\n';

export const content: Files = {
  'brands/vendor/brand.yaml': vendorFile,
  'brands/vendor/logo.svg': logo,
  'brands/acme/brand.yaml': partnerFile,
  'connectors/known/x.png': onePixel,
  'connectors/known/connector.yaml': connectorFile,
  'connectors/known/guides/link-account/own-token-2.mdx': guideFile,
  'guides/first.mdx': '---\ntitle: First – Vendor Hub\ndescription: A page.\n---\n\nText.\n',
  'guides/hidden.mdx': '---\ntitle: Not listed\nhidden: true\n---\n\nText.\n',
  'index.mdx': '---\ntitle: Front of Vendor\n---\n\nWelcome.\n',
};
