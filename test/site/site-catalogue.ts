/** Content folders with as many connectors as a test wants. */
import type { Files } from '../loader/project.ts';

const brand = `vendor: true
names: { company: Us, product: Us, hub: Our Hub, docs: Our guides }
links: { site: https://docs.us.example, edit: 'https://code.us.example/edit/{file}' }
colors: { accent: '#0f6b5c', accent_dark: '#5fd6bd' }
`;

const connector = (name: string, category: string) => `name: ${name}
description: A provider of the tests.
category: ${category}
methods:
  key: { label: Key, type: custom, fields: [{ key: token, label: Token, type: password, secret: true, step: make }] }
  token: { label: Token, type: custom, fields: [{ key: token, label: Token, type: password, secret: true, step: make }] }
`;

const guide = (name: string, method: string) => `---
title: Connect ${name} with ${method}
description: A guide of the tests.
checked: 2026-03-09
---

## Get it

<Steps>
  <Step title="Make it" id="make">Make it.</Step>
  <Step title="Copy it" id="copy">Copy it.</Step>
</Steps>
`;

/** Connectors with these names, each with two guides of one text. They are all of one category unless it is told. */
export function catalogueOf(names: readonly string[], categoryOf: (name: string) => string = () => 'Test'): Files {
  return {
    'brands/us/brand.yaml': brand,
    'guides/first.mdx': '---\ntitle: First\ndescription: An article.\n---\n\nText.\n',
    'index.mdx': '---\ntitle: Front\ndescription: All.\n---\n\nWelcome.\n',
    ...Object.fromEntries(
      names.flatMap((name) => {
        const folder = `connectors/${name.toLowerCase()}`;
        return [
          [`${folder}/connector.yaml`, connector(name, categoryOf(name))],
          [`${folder}/guides/link-account/key.mdx`, guide(name, 'Key')],
          [`${folder}/guides/link-account/token.mdx`, guide(name, 'Token')],
        ];
      }),
    ),
  };
}
