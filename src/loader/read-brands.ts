import { readFile } from 'node:fs/promises';
import { type Brand, brandSchema, findContrastFaults, leastRatio, neutralBrand } from '../brand/index.ts';
import { createIssueCollector, type Issue, type IssueCollector, isJsonObject, type Json } from '../guide/index.ts';
import { brandFilePlaces, brandPictures } from './brand-files.ts';
import { inherit, lineageOf } from './brand-lineage.ts';
import { checkSecrets } from './check-secrets.ts';
import type { ContentFiles } from './content-files.ts';
import { type ParsedYaml, parseYaml, readYaml, yamlPlace } from './parse-yaml.ts';

/** The brand files of a content folder; the neutral brand where there is none that is sound. */
export async function readBrands(files: ContentFiles): Promise<{ brands: Map<string, Brand>; issues: Issue[] }> {
  const texts = new Map<string, string>();
  for (const file of files.paths) {
    const id = /^brands\/([^/]+)\/brand\.yaml$/.exec(file)?.[1];
    if (id !== undefined) texts.set(id, await readFile(files.locate(file), 'utf8'));
  }
  const written = new Map([...texts].map(([id, text]): [string, Json] => [id, readYaml(text)]));
  const present = new Set(files.paths);
  const brands = new Map<string, Brand>();
  const issues: Issue[] = [];
  let vendor: string | undefined;
  for (const [id, text] of texts) {
    const collector = createIssueCollector(`brands/${id}/brand.yaml`);
    collector.issues.push(...(await checkSecrets(text, collector.file)));
    const lineage = lineageOf(id, written);
    if (lineage.is === 'broken') {
      const known = [...texts.keys()].filter((other) => other !== id).join(', ');
      collector.add('brand-base', yamlPlace(text, ['extends']), { base: lineage.base, reason: lineage.reason, known });
    } else {
      const parsed = parseYaml(text, brandSchema, 'brand-schema', collector, inherit(lineage, written));
      if (parsed) {
        const brand: Brand = { ...parsed.value, id, lineage: lineage.ids };
        brands.set(id, brand);
        checkFiles(brand, present, parsed, collector);
        checkContrast(brand, parsed, collector);
        await checkDrawings(brand, files, parsed, collector);
        checkOwnWords(written.get(id), parsed, collector);
        if (brand.vendor && vendor !== undefined) {
          collector.add('vendor-twice', parsed.placeOf(['vendor']), { other: vendor });
        }
        if (brand.vendor) vendor ??= id;
      }
    }
    issues.push(...collector.issues);
  }
  if (brands.size === 0) brands.set(neutralBrand.id, neutralBrand);
  return { brands, issues };
}

function checkFiles(
  brand: Brand,
  present: ReadonlySet<string>,
  { placeOf }: ParsedYaml<unknown>,
  collector: IssueCollector,
): void {
  for (const { key, file } of brandPictures(brand)) {
    if (brandFilePlaces(brand, file).some((place) => present.has(place))) continue;
    collector.add('brand-file-missing', placeOf(key.split('.')), { file });
  }
}

function checkContrast({ colors }: Brand, { placeOf }: ParsedYaml<unknown>, collector: IssueCollector): void {
  for (const { key, ...fault } of findContrastFaults(colors)) {
    collector.add('brand-contrast', placeOf(['colors', key]), { key: `colors.${key}`, ...fault, least: leastRatio });
  }
}

/** Logos and favicons are drawings, whatever their names say. */
async function checkDrawings(
  brand: Brand,
  files: ContentFiles,
  { placeOf }: ParsedYaml<unknown>,
  collector: IssueCollector,
): Promise<void> {
  const present = new Set(files.paths);
  for (const { key, file } of brandPictures(brand)) {
    const path = /\.svg$/i.test(file) ? brandFilePlaces(brand, file).find((place) => present.has(place)) : undefined;
    if (path === undefined || /<(?:\w+:)?svg[\s>]/i.test(await readFile(files.locate(path), 'utf8'))) continue;
    collector.add('brand-picture-unreadable', placeOf(key.split('.')), { file });
  }
}

/** Words that mean something in guides and nothing in a brand's own sentences, and entries that change nothing. */
function checkOwnWords(written: Json | undefined, { placeOf }: ParsedYaml<unknown>, collector: IssueCollector): void {
  if (!isJsonObject(written)) return;
  const { footer, vocabulary } = written;
  const word = typeof footer === 'string' ? /\{brand\.\w+\}/.exec(footer)?.[0] : undefined;
  if (word !== undefined) collector.add('brand-word-unreplaced', placeOf(['footer']), { word });
  for (const [from, to] of isJsonObject(vocabulary) ? Object.entries(vocabulary) : []) {
    // A longer name that stays keeps a shorter one in it from being replaced.
    const isKept = Object.keys(isJsonObject(vocabulary) ? vocabulary : {}).some(
      (other) => other !== from && from.includes(other),
    );
    const own = isJsonObject(to) ? to['to'] : to;
    if (own === from && !isKept) collector.add('vocabulary-same', placeOf(['vocabulary', from]), { word: from });
  }
}
