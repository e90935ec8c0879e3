/** `keyway import`: an exported page to a guide in its place. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { applyBrand, type Brand } from '../brand/index.ts';
import type { Connector } from '../connector/index.ts';
import { indexAddress, parsePreamble, renderMarkdownTwin } from '../exports/index.ts';
import { parseGuide } from '../guide/index.ts';
import { pagePathOf } from '../source/read-pages.ts';
import { placeOfExport } from './place-of-export.ts';

export type Imported =
  | { is: 'written'; file: string; twin: 'same' | 'different' }
  | { is: 'there-already'; file: string }
  | { is: 'not-an-export'; line: number; reason: string }
  | { is: 'no-place'; title: string };

/**
 * Writes the guide of an exported page into the content folder. An existing file is replaced only when asked.
 * `twin` says whether the brand's own build will give the exported file back byte for byte.
 */
export async function importGuide(
  exported: string,
  options: {
    contentRoot: string;
    connectors: ReadonlyMap<string, Connector>;
    vendor: Brand;
    to: string | undefined;
    existing: 'keep' | 'replace';
  },
): Promise<Imported> {
  const text = await readFile(exported, 'utf8');
  const reading = parsePreamble(text);
  if (!reading.ok) return { is: 'not-an-export', line: reading.line, reason: reading.reason };
  const { preamble, newline, body } = reading;
  const { contentRoot, connectors, vendor, to, existing } = options;
  const file = to ?? placeOfExport(preamble, connectors);
  if (file === undefined) return { is: 'no-place', title: preamble.title };

  const { index, title, description } = preamble;
  const frontmatter = { title, description, ...(index === indexAddress(vendor) ? {} : { index }) };
  const yaml = stringify(frontmatter, { lineWidth: 0 }).replaceAll('\n', newline);
  const source = `---${newline}${yaml}---${newline}${newline}${body}`;
  const { guide } = parseGuide(source, { path: pagePathOf(file), file });
  const twin = renderMarkdownTwin(applyBrand(guide, vendor), vendor) === text ? 'same' : 'different';

  const target = join(contentRoot, file);
  await mkdir(dirname(target), { recursive: true });
  try {
    await writeFile(target, source, { flag: existing === 'replace' ? 'w' : 'wx' });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return { is: 'there-already', file };
    throw cause;
  }
  return { is: 'written', file, twin };
}
