import { readFile } from 'node:fs/promises';
import { type Brand, brandSchema, findContrastFaults, leastRatio, neutralBrand } from '../brand/index.ts';
import { createIssueCollector, type Issue, type IssueCollector, type Json } from '../guide/index.ts';
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
