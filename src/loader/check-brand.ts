/** Whether what a brand's file names is there: connectors, parts of pages, packages of fonts. */
import { readFile } from 'node:fs/promises';
import { type Brand, findUnmatchedParts, namedConnectors, type PageIds } from '../brand/index.ts';
import { createIssueCollector, type Issue, isJsonObject } from '../guide/index.ts';
import type { ContentFiles } from './content-files.ts';
import { readYaml, yamlPlace } from './parse-yaml.ts';
import { findFont } from './read-font.ts';

interface BrandDeps {
  files: ContentFiles;
  pages: readonly PageIds[];
  projectRoot: string;
  /** Words of its vocabulary that the content says; `undefined` if that is not known. */
  words: ReadonlySet<string> | undefined;
  /** What other brands are called: their names are replaced as a precaution, before a page says them. */
  otherNames: ReadonlySet<string>;
}

/**
 * The issues of one brand's file against the content as it has it. `files` are those of all connectors. What the brand
 * takes over from another is checked at that one.
 */
export async function checkBrand(
  brand: Brand,
  { files, pages, projectRoot, words, otherNames }: BrandDeps,
): Promise<Issue[]> {
  const file = `brands/${brand.id}/brand.yaml`;
  const text = await readFile(files.locate(file), 'utf8').catch(() => '');
  const written = readYaml(text);
  const isOwn = (key: string) => isJsonObject(written) && Object.hasOwn(written, key);
  const collector = createIssueCollector(file);
  const known = knownConnectors(files);
  for (const { id, path } of isOwn('connectors') ? namedConnectors(brand) : []) {
    if (known.includes(id)) continue;
    collector.add('brand-connector-unknown', yamlPlace(text, path), { connector: id, known: known.join(', ') });
  }
  for (const key of ['hide', 'show'] as const) {
    for (const index of isOwn(key) ? findUnmatchedParts(brand[key], pages) : []) {
      collector.add('brand-part-unknown', yamlPlace(text, [key, index]), { key, part: brand[key][index] ?? '' });
    }
  }
  for (const [use, name] of isOwn('fonts') ? Object.entries(brand.fonts) : []) {
    if (name === undefined || findFont(projectRoot, name)) continue;
    collector.add('brand-font-missing', yamlPlace(text, ['fonts', use]), { name });
  }
  const said = words && new Set([...words].map(withSmallFirst));
  for (const word of said && isOwn('vocabulary') ? Object.keys(brand.vocabulary) : []) {
    // A name at the beginning of a sentence has a capital letter.
    const to = brand.vocabulary[word];
    const isSame = (typeof to === 'string' ? to : to?.to) === word;
    if (isSame || said?.has(withSmallFirst(word)) || otherNames.has(word)) continue;
    collector.add('vocabulary-unused', yamlPlace(text, ['vocabulary', word], 'key'), { word });
  }
  return collector.issues;
}

function withSmallFirst(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1);
}

function knownConnectors({ paths }: ContentFiles): string[] {
  return paths.flatMap((path) => /^connectors\/([^/]+)\/connector\.yaml$/.exec(path)?.[1] ?? []);
}
