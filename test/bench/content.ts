/** Generated content: Keyway's folder, and the same guides for each peer. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Dialect, dialects } from './dialect.ts';
import { type GuidePlan, pathOf, planGuide } from './plan-guide.ts';
import { writeConnector } from './write-connector.ts';
import { writeGuide } from './write-guide.ts';

const root = resolve(import.meta.dirname, '../..');

export interface ContentWish {
  guides: number;
  /** Makes every file differ from that of another edition, and its pages alike in all that is measured. */
  edition: string;
}

/** Pages that every guide links, and the page that a site begins with. */
const pages = {
  index: {
    title: 'Link your accounts',
    description: 'Every guide shows where to get the key.',
    body: 'Choose the provider whose account you want to link.',
  },
  'guides/accounts-section': {
    title: 'Your accounts',
    description: 'Where accounts are linked and unlinked.',
    body: '## Linking accounts\n\nFrom the form beside a guide, or from the list of accounts.\n\n## Unlink\n\nOne click.',
  },
  'guides/how-linking-works': {
    title: 'How linking works',
    description: 'What becomes of a key that you enter.',
    body: '## The way of a key\n\nIt is checked, and then kept. See [Your accounts](/guides/accounts-section).',
  },
};

/** Brands beside the vendor's: all are the example partner under other names. */
const furtherBrands = ['Brinfield', 'Corvane', 'Dunmere'];

/** Writes a content folder of Keyway with the vendor's brand and a partner's, or with five brands. */
export function writeKeywayContent(folder: string, wish: ContentWish, brands: 2 | 5 = 2): void {
  cpSync(join(root, 'content/brands'), join(folder, 'brands'), { recursive: true });
  for (const name of brands === 5 ? furtherBrands : []) copyBrand(join(folder, 'brands'), name);
  writePages(folder, dialects.keyway, 'mdx');
  for (const plan of plans(wish.guides)) {
    writeFile(join(folder, guideFile(plan, 'mdx')), writeGuide(plan, dialects.keyway, wish.edition));
    writeFile(join(folder, 'connectors', plan.slug, 'connector.yaml'), writeConnector(plan, wish.edition));
  }
}

/** Writes the same guides and pages for a peer. */
export function writePeerContent(folder: string, wish: ContentWish, dialect: Dialect): void {
  const extension = dialect.name === 'hugo' ? 'md' : 'mdx';
  writePages(folder, dialect, extension);
  for (const plan of plans(wish.guides)) {
    writeFile(join(folder, guideFile(plan, extension)), writeGuide(plan, dialect, wish.edition));
  }
}

/** Changes one sentence of one guide, another one for every `round`; answers the guide's file and the new words. */
export function editGuide(folder: string, plan: GuidePlan, round: string | number, extension: 'md' | 'mdx' = 'mdx') {
  const file = join(folder, guideFile(plan, extension));
  const words = `Changed in round ${round}.`;
  const before = readFileSync(file, 'utf8');
  // Every guide begins with a callout of these words.
  const after = before.replace(/You need to be|Changed in round [^.]+\. You need to be/, `${words} You need to be`);
  if (after === before) throw new Error(`${file} was not changed`);
  writeFileSync(file, after);
  return { file, words };
}

export function* plans(count: number): Generator<GuidePlan> {
  for (let number = 0; number < count; number++) yield planGuide(number, count);
}

/** A guide's file from the content folder. */
export function guideFile(plan: GuidePlan, extension: 'md' | 'mdx'): string {
  return `${pathOf(plan).slice(1)}.${extension}`;
}

function writePages(folder: string, dialect: Dialect, extension: 'md' | 'mdx'): void {
  for (const [path, { title, description, body }] of Object.entries(pages)) {
    // Hugo takes an index.md for a leaf without pages below it.
    const name = dialect.name === 'hugo' && path === 'index' ? '_index' : path;
    writeFile(
      join(folder, `${name}.${extension}`),
      `---\ntitle: ${title}\ndescription: ${description}\n---\n\n${body}\n`,
    );
  }
}

function copyBrand(brands: string, name: string): void {
  const folder = join(brands, name.toLowerCase());
  cpSync(join(brands, 'acme'), folder, { recursive: true });
  const file = join(folder, 'brand.yaml');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replaceAll('Acme', name).replaceAll('acme', name.toLowerCase()));
}

function writeFile(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
