/** The reference pages of `docs/reference`, made from the schemas and from what editors are told. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderAttributes } from './attributes-page.ts';
import { codeBlock } from './markdown.ts';
import { type JsonSchema, renderSchema } from './schema-page.ts';

const root = join(import.meta.dirname, '../../..');

/** The folder of content that the pages show files of. */
export const exampleFolder = 'docs/reference/example';

const made = '<!-- Made by `npm run reference`. -->';

/** Every page by its path from the project's folder. */
export function referencePages(): ReadonlyMap<string, string> {
  const connector = 'connectors/acme-crm/connector.yaml';
  const guide = 'connectors/acme-crm/guides/link-account/api-key.mdx';
  const pages: [string, string][] = [
    [
      'connector',
      `# connector.yaml

What a provider is, which fields its form has, and how the hub checks a credential: \`content/connectors/<connector>/connector.yaml\`.
It is YAML; a key that is not listed here is an error. [Checking](../checking.md) tells how \`keyway check\` and \`keyway try\` go through it.

${shown(connector, 'yaml')}

## All keys

${schemaOf('connector', { methods: 'method', scopes: 'scope' })}`,
    ],
    [
      'brand',
      `# brand.yaml

Whose site a build is: \`content/brands/<brand>/brand.yaml\`. It is YAML; a key that is not listed here is an error. A brand that
\`extends\` another needs none of the required keys. [Partner sites](../partners.md) tells what is done with them.

${shown('brands/globex/brand.yaml', 'yaml')}

## All keys

${schemaOf('brand', { vocabulary: 'word' })}`,
    ],
    [
      'frontmatter',
      `# Frontmatter

YAML between two lines of \`---\`, at the very beginning of a guide. All keys may be left out, and others pass through. Keys of other
dialects are read too: \`draft: true\` keeps a page out of the site, \`unlisted\` is \`hidden\`, \`sidebar_label\`, \`nav_title\` and such
are \`sidebarTitle\`, \`order\`, \`sidebar_position\` and \`weight\` arrange pages, and \`redirect_from\` and \`aliases\` are former addresses.

${shown(guide, 'mdx')}

## All keys

${schemaOf('frontmatter')}`,
    ],
    [
      'attributes',
      `# Attributes and blocks

What a guide is made of besides Markdown. Nothing of it is ever executed.

${shown(guide, 'mdx')}

${renderAttributes()}`,
    ],
    [
      'blocks',
      `# blocks.yaml

What the blocks of your own house mean: \`content/blocks.yaml\`, one line for each tag. The tag is the key; its value is the name of a
block or element, or an object.

${shown('blocks.yaml', 'yaml')}

## All keys

${schemaOf('blocks', { '': 'tag' })}`,
    ],
  ];
  return new Map(pages.map(([name, text]) => [`docs/reference/${name}.md`, `${made}\n\n${text.trimEnd()}\n`]));
}

function shown(path: string, language: string): string {
  const text = readFileSync(join(root, exampleFolder, path), 'utf8');
  return `## A whole file\n\n[${path}](example/${path}):\n\n${codeBlock(language, text)}`;
}

function schemaOf(name: string, names?: Readonly<Record<string, string>>): string {
  const schema: JsonSchema = JSON.parse(readFileSync(join(root, `schemas/${name}.schema.json`), 'utf8'));
  return renderSchema(schema, names);
}
