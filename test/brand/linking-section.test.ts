import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Brand, brandSchema, linkingFile } from '../../src/brand/index.ts';
import { createLinkingSection } from '../../src/brand/linking-section.ts';
import { type Connector, connectorSchema } from '../../src/connector/index.ts';
import { parseGuide, textAround } from '../../src/guide/index.ts';

const folder = join(import.meta.dirname, '../../content/connectors');

/** Every connector of the content folder, and one by each name that Markdown or a wording could read otherwise. */
const connectors: Connector[] = readdirSync(folder).flatMap((id) => {
  const file = join(folder, id, 'connector.yaml');
  if (!existsSync(file)) return [];
  const connector = { ...connectorSchema.parse(parse(readFileSync(file, 'utf8'))), id };
  const names = ['Lusha', 'Slack', 'HubSpot', 'Step', 'Müller 24', 'a', 'x*y*', 'www.example.com', 'A <b> & {c}', 'ӿӿ'];
  return [connector, ...names.map((name) => ({ ...connector, name }))];
});

const names = { company: 'Acme', product: 'Acme Connect', hub: 'Acme Desk', docs: 'Acme Help' };
const rest = { links: { site: 'https://help.acme.example' }, colors: { accent: '#000000', accent_dark: '#ffffff' } };

function createBrand(fields: object): Brand {
  return { id: 'acme', lineage: ['acme'], ...brandSchema.parse({ names, ...rest }), ...fields };
}

const snippet = '## Link {props.provider}\n\nEnter {props.fields} at [the form]({props.form}), {provider}.\n';

describe.each([
  ['our words', createBrand({}), ''],
  ['our words for a German guide', createBrand({}), 'lang: de\n'],
  ['our words on a German site', createBrand({ locale: 'de' }), ''],
  ['its own', createBrand({ linking: { [linkingFile]: snippet } }), ''],
])('a brand with %s', (_name, brand, head) => {
  const sections = connectors.flatMap((connector) =>
    Object.keys(connector.methods).flatMap((method) => {
      const path = `connectors/${connector.id}/guides/link-account/${method}`;
      const text = `---\ntitle: Key\n${head}---\n\n<div data-whitelabel-hide>\n  ## Link it\n</div>\n`;
      const section = createLinkingSection(parseGuide(text, { path, file: `${path}.mdx` }).guide, brand, connector);
      return section ? [{ section, connector, path }] : [];
    }),
  );

  test('has the sections that parsing each by itself gives', () => {
    expect(sections.length).toBeGreaterThan(connectors.length / 2);
    for (const { section, connector, path } of sections) {
      const { source, segments } = section.guide;
      const text = source.slice(0, textAround(segments, 0, source).end);
      const alone = parseGuide(text, { path, file: `${path}.mdx`, snippets: brand.linking ?? {} });
      expect({ guide: section.guide, issues: section.issues }, connector.name).toStrictEqual(alone);
    }
  });

  test('has no nodes in common between two guides', () => {
    const seen = new Set(sections.flatMap(({ section }) => section.guide.children));
    expect(seen.size).toBe(sections.flatMap(({ section }) => section.guide.children).length);
  });
});
