/** `keyway import`: an exported page to a guide in its place. */
import { isUtf8 } from 'node:buffer';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { stringify } from 'yaml';
import { applyBrand, type Brand } from '../brand/index.ts';
import type { Connector } from '../connector/index.ts';
import { parseGuide } from '../guide/index.ts';
import { pagePathOf } from '../loader/sources.ts';
import { indexAddress, parsePreamble, renderMarkdownTwin } from '../render/index.ts';
import { placeOfExport } from './place-of-export.ts';

export type Imported =
  | { is: 'written'; file: string; twin: 'same' | 'different' }
  | { is: 'there-already'; file: string }
  | { is: 'unreadable'; reason: string }
  | { is: 'no-page'; file: string }
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
  const bytes = await readFile(exported).catch((cause: NodeJS.ErrnoException) => cause);
  if (bytes instanceof Error) return { is: 'unreadable', reason: bytes.message };
  // Other encodings would not come back as the bytes that they were.
  if (!isUtf8(bytes)) return { is: 'unreadable', reason: 'it is not UTF-8' };
  const text = bytes.toString('utf8');
  const reading = parsePreamble(text);
  if (!reading.ok) return { is: 'not-an-export', line: reading.line, reason: reading.reason };
  const { preamble, newline, body } = reading;
  const { contentRoot, connectors, vendor, to, existing } = options;
  const file = to === undefined ? placeOfExport(preamble, connectors) : placeWithin(contentRoot, to);
  if (file === undefined) return { is: 'no-place', title: preamble.title };
  const target = join(contentRoot, file);
  if (!isInside(contentRoot, target) || !file.endsWith('.mdx')) return { is: 'no-page', file: to ?? file };

  const { index, title, description } = preamble;
  const frontmatter = {
    title,
    ...(description === '' ? {} : { description }),
    ...(index === indexAddress(vendor) ? {} : { index }),
  };
  const yaml = stringify(frontmatter, { lineWidth: 0 }).replaceAll('\n', newline);
  const source = `---${newline}${yaml}---${newline}${newline}${body}`;
  const { guide } = parseGuide(source, { path: pagePathOf(file), file });
  const twin = renderMarkdownTwin(applyBrand(guide, vendor), vendor) === text ? 'same' : 'different';

  await mkdir(dirname(target), { recursive: true });
  try {
    await writeFile(target, source, { flag: existing === 'replace' ? 'w' : 'wx' });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return { is: 'there-already', file };
    throw cause;
  }
  return { is: 'written', file, twin };
}

/** A path from the content folder; people also give one from where they stand. */
function placeWithin(contentRoot: string, to: string): string {
  const place = isAbsolute(to) || isInside(contentRoot, resolve(to)) ? relative(contentRoot, resolve(to)) : to;
  return place.split(sep).join('/');
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
