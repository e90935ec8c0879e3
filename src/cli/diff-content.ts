/** `keyway diff`: two brands, or two versions of the content, compared for review. */
import { readFile } from 'node:fs/promises';
import { digestOf } from '../loader/digest.ts';
import { isOwnFile, type View } from '../loader/index.ts';
import { type DiffSide, diff, renderDiffPage } from '../review/index.ts';
import type { Settings } from '../settings.ts';
import { readView } from './read-view.ts';
import { writeReport } from './write-report.ts';

/** Two brands of one content folder, or one brand in two versions of the folder. */
export type DiffBrands = { between: [from: string, to: string] } | { brand: string | undefined; against: string };

export interface DiffCommand {
  brands: DiffBrands;
  content: string | undefined;
  out: string | undefined;
}

/** Writes the report and says what differs; faults in the content do not keep it from being compared. */
export async function diffContent({ brands, content: folder, out }: DiffCommand, settings: Settings): Promise<number> {
  const current = folder ?? settings.KEYWAY_CONTENT;
  const [from, to] =
    'between' in brands
      ? [
          await readView({ brand: brands.between[0], content: current }, settings),
          await readView({ brand: brands.between[1], content: current }, settings),
        ]
      : await readVersions(brands, current, settings);
  const earlier = 'between' in brands ? current : brands.against;
  const report = diff(await sideOf(from, earlier), await sideOf(to, current));
  const page = await writeReport(
    {
      name: 'between' in brands ? `diff-from-${from.brand.id}` : 'diff-of-versions',
      html: renderDiffPage(report),
      data: report,
    },
    { brand: to.brand.id, brands: to.content.brands, out: out ?? settings.KEYWAY_OUT },
  );
  const { changed, added, removed, same } = report.totals;
  console.log(`${changed} changed, ${added} added, ${removed} removed, ${same} the same. Read ${page}`);
  return 0;
}

async function readVersions(
  { brand, against }: { brand: string | undefined; against: string },
  current: string,
  settings: Settings,
): Promise<[View, View]> {
  const to = await readView({ brand: brand ?? settings.KEYWAY_BRAND, content: current }, settings);
  return [await readView({ brand: to.brand.id, content: against }, settings), to];
}

async function sideOf({ brand, content }: View, named: string): Promise<DiffSide> {
  const { pages, connectors, files } = content;
  // Pages, snippets and connectors are compared by what readers see of them; other brands' files nobody sees.
  const others = files.paths.filter(
    (path) =>
      !/\.mdx?$|^connectors\/[^/]+\/connector\.yaml$|^brands\/[^/]+\/brand\.yaml$/.test(path) && isOwnFile(brand, path),
  );
  const digests = new Map<string, string>();
  for (const path of others) digests.set(path, digestOf(await readFile(files.locate(path), 'base64')));
  return { brand, pages, connectors, content: named, digests };
}
