/** Reports in their folder: beside the site of the brand, never in it, because they quote what it must not say. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { KeywayError } from '../contract/errors.ts';

/** The report's folder is another brand's site. */
export class ReportPlaceTaken extends KeywayError {
  constructor(brand: string) {
    super(
      'report-place-taken',
      `The report on "${brand}" would stand in the site of "${brand}-report". Rename that brand's folder.`,
    );
  }
}

/**
 * Writes `<out>/<brand>-report/<name>.html` and `.json`; answers where the HTML is.
 * @throws {ReportPlaceTaken}
 */
export async function writeReport(
  { name, html, data }: { name: string; html: string; data: object },
  { brand, brands, out }: { brand: string; brands: ReadonlyMap<string, unknown>; out: string },
): Promise<string> {
  const folderName = `${brand}-report`;
  if (brands.has(folderName)) throw new ReportPlaceTaken(brand);
  const folder = resolve(out, folderName);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.json`), `${JSON.stringify(data, undefined, 2)}\n`);
  const page = join(folder, `${name}.html`);
  await writeFile(page, html);
  return page;
}
