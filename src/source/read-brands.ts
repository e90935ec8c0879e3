import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Brand, brandSchema, findContrastFaults, leastRatio, neutralBrand } from '../brand/index.ts';
import { createReport, type Issue } from '../guide/index.ts';
import { parseYaml } from './parse-yaml.ts';

/** The brand files of a content folder; the neutral brand where there is none that is sound. */
export async function readBrands(
  contentRoot: string,
  files: readonly string[],
): Promise<{ brands: Map<string, Brand>; issues: Issue[] }> {
  const present = new Set(files);
  const brands = new Map<string, Brand>();
  const issues: Issue[] = [];
  for (const file of files) {
    const id = /^brands\/([^/]+)\/brand\.yaml$/.exec(file)?.[1];
    if (id === undefined) continue;
    const report = createReport(file);
    const parsed = parseYaml(await readFile(join(contentRoot, file), 'utf8'), brandSchema, 'brand-schema', report);
    if (parsed) {
      const brand: Brand = { ...parsed.value, id };
      brands.set(id, brand);
      const assets: [string, string | undefined][] = [
        ['logo.light', brand.logo?.light],
        ['logo.dark', brand.logo?.dark],
        ['favicon', brand.favicon],
      ];
      for (const [key, asset] of assets) {
        if (asset === undefined || present.has(`brands/${id}/${asset}`)) continue;
        report.add('brand-file-missing', parsed.placeOf(key.split('.')), { file: asset });
      }
      for (const { key, ...fault } of findContrastFaults(brand.colors)) {
        report.add('brand-contrast', parsed.placeOf(['colors', key]), {
          key: `colors.${key}`,
          ...fault,
          least: leastRatio,
        });
      }
    }
    issues.push(...report.issues);
  }
  if (brands.size === 0) brands.set(neutralBrand.id, neutralBrand);
  return { brands, issues };
}
