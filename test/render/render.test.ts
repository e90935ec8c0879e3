import { expect, test } from 'vitest';
import { renderBrandCss } from '../../src/assets/brand-css.ts';
import { applyBrand, type Brand, neutralBrand } from '../../src/brand/index.ts';
import { type Connector, connectorSchema } from '../../src/connector/index.ts';
import { outlineOf, parseGuide } from '../../src/guide/index.ts';
import {
  overviewText,
  renderJsonTwin,
  renderListing,
  renderLlmsIndex,
  renderMarkdownTwin,
} from '../../src/render/index.ts';

const brand: Brand = { ...neutralBrand, links: { site: 'https://help.example.com' } };

const connector: Connector = {
  id: 'provider',
  ...connectorSchema.parse({
    name: 'Provider',
    description: 'A provider.',
    category: 'C',
    methods: {
      'api-key': {
        label: 'API Key',
        type: 'custom',
        required_scopes: [],
        fields: [
          {
            key: 'apiKey',
            label: 'API Key',
            type: 'password',
            secret: true,
            step: 'create-key',
            pattern: { regex: 'x+', looks_like: 'x', examples: ['xx'] },
          },
          { key: 'region', label: 'Region', type: 'select', options: [{ label: 'EU', value: 'eu' }], required: false },
        ],
        verify: { request: { url: 'https://api.example.com', headers: { authorization: 'Bearer {apiKey}' } } },
      },
    },
  }),
};

const source = `---
title: Connect
description: How.
sidebarTitle: Short
index: https://old.example.com/llms.txt
---

## Create

<Steps>
  <Step title="Create the key" id="create-key">Click **New key** in {brand.hub}.</Step>
  <Step>Copy <Note>it</Note></Step>
</Steps>
`;

function pageOf(text: string, path = 'connectors/provider/guides/link-account/api-key') {
  const { guide } = parseGuide(text, { path, file: `${path}.mdx` });
  const branded = applyBrand(guide, brand);
  return { ...branded, path, outline: outlineOf(branded.guide.children) };
}

test('the JSON twin has the frontmatter, the headings, the steps with their text, and the fields without the request', () => {
  const method = connector.methods['api-key'];
  if (!method) throw new Error('The connector lost its method.');
  expect(renderJsonTwin({ ...pageOf(source), connector, method: { ...method, id: 'api-key' } }, brand)).toEqual({
    path: '/connectors/provider/guides/link-account/api-key',
    url: 'https://help.example.com/connectors/provider/guides/link-account/api-key/',
    title: 'Connect',
    description: 'How.',
    frontmatter: { title: 'Connect', description: 'How.', sidebarTitle: 'Short' },
    contents: [
      { kind: 'heading', id: 'create', title: 'Create', rank: 2 },
      { kind: 'step', id: 'create-key', title: 'Create the key', rank: 3, number: 1 },
      { kind: 'step', id: 'step-2', title: '', rank: 3, number: 2 },
    ],
    steps: [
      { id: 'create-key', number: 1, title: 'Create the key', text: 'Click New key in our hub.' },
      { id: 'step-2', number: 2, title: '', text: 'Copy it' },
    ],
    connector: {
      id: 'provider',
      name: 'Provider',
      integration_id: 'provider.api-key',
      method: { id: 'api-key', label: 'API Key', type: 'custom', required_scopes: [] },
      fields: [
        {
          key: 'apiKey',
          label: 'API Key',
          type: 'password',
          required: true,
          secret: true,
          looks_like: 'x',
          step: 'create-key',
        },
        {
          key: 'region',
          label: 'Region',
          type: 'select',
          required: false,
          secret: false,
          options: [{ label: 'EU', value: 'eu' }],
        },
      ],
    },
  });
});

test('the JSON twin of the first page leads to the root', () => {
  expect(renderJsonTwin(pageOf('---\ntitle: T\n---\n', ''), brand)).toMatchObject({
    path: '/',
    url: 'https://help.example.com/',
  });
});

test("the Markdown twin names the index that the page was imported with, a partner's its own", () => {
  const vendor = renderMarkdownTwin(pageOf(source), { ...brand, vendor: true });
  expect(vendor.split('\n')[1]).toBe('> Fetch the complete documentation index at: https://old.example.com/llms.txt');
  const partner = renderMarkdownTwin(pageOf(source), { ...brand, vendor: false });
  expect(partner.split('\n')[1]).toBe('> Fetch the complete documentation index at: https://help.example.com/llms.txt');
});

test('the Markdown twin has a blank line between head and body, whether or not the file has one', () => {
  for (const gap of ['', '\n', '\n\n']) {
    const twin = renderMarkdownTwin(pageOf(`---\ntitle: T\n---\n${gap}Body\n`), brand);
    expect(twin.endsWith(`# T\n${gap || '\n'}Body\n`)).toBe(true);
  }
});

test('the index names each page by its Markdown twin', () => {
  const pages = [
    { path: 'index', title: 'Front', description: '' },
    { path: 'guides/a', title: 'A', description: 'About a.' },
  ];
  expect(renderLlmsIndex(pages, brand)).toBe(
    '# Connect guides\n\n> How to link accounts to our product.\n\n## Pages\n\n' +
      '- [Front](https://help.example.com/index.md)\n- [A](https://help.example.com/guides/a.md): About a.\n',
  );
});

test('a list of pages has both twins', () => {
  const links = [{ title: 'A', description: 'About a.', path: '/connectors/a' }];
  const { markdown, json } = renderListing({ path: 'connectors', ...overviewText(brand), links }, brand);
  expect(
    markdown.endsWith(
      '# All providers\n\n> Every provider whose accounts can be linked to our product.\n\n- [A](/connectors/a): About a.\n',
    ),
  ).toBe(true);
  expect(json).toMatchObject({
    path: '/connectors',
    url: 'https://help.example.com/connectors/',
    links: [{ title: 'A', description: 'About a.', url: 'https://help.example.com/connectors/a/' }],
  });
});

test('the brand’s colors are tokens', () => {
  expect(renderBrandCss(brand)).toBe(
    '@layer tokens {\n  :root,\n  :host {\n    --brand-accent: #2f4f9e;\n    --brand-accent-dark: #9db8ff;\n  }\n}\n',
  );
});
