import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createIssue, fileStart, type Guide, type Issue, type ParsedGuide } from '../guide/index.ts';
import { digestOf, openGuideCache } from './guide-cache.ts';
import { openParsePool } from './parse-pool.ts';

/** Folders of the content root that hold no pages. */
const otherFolders = new Set(['brands', 'snippets']);

/** Characters that mean something in an address, or nothing in a name. */
const unusable = /[\p{Cc}?#%\\]|^_/u;

/** The pages among the files of a content folder, parsed, in the order of their paths. Faults are issues. */
export async function readPages(
  projectRoot: string,
  contentRoot: string,
  files: readonly string[],
): Promise<{ pages: Guide[]; issues: Issue[] }> {
  const issues: Issue[] = [];
  const pageFiles = files.filter((file) => file.endsWith('.mdx') && !otherFolders.has(file.split('/')[0] ?? ''));
  const cache = await openGuideCache(projectRoot, contentRoot);
  const parsed = new Map<string, ParsedGuide>();
  const waiting: { digest: string; source: string; path: string; file: string }[] = [];
  for (const file of pageFiles) {
    const name = file.split('/').find((part) => unusable.test(part));
    if (name !== undefined) {
      issues.push(createIssue('path-unusable', file, fileStart, { name }));
      continue;
    }
    const source = decode(await readFile(join(contentRoot, file)));
    if (source === undefined) {
      issues.push(createIssue('file-unreadable', file, fileStart, { reason: 'it is not UTF-8' }));
      continue;
    }
    const digest = digestOf(file, source);
    const kept = cache.get(digest);
    if (kept) parsed.set(digest, kept);
    else waiting.push({ digest, source, path: pagePathOf(file), file });
  }
  if (waiting.length > 0) {
    const pool = openParsePool(projectRoot, waiting.length);
    try {
      const results = await Promise.all(waiting.map(({ digest: _, ...task }) => pool.parse(task)));
      for (const [index, { digest }] of waiting.entries()) {
        const result = results[index];
        if (result) parsed.set(digest, result);
      }
    } finally {
      await pool.close();
    }
  }
  await cache.save(parsed);
  const guides = [...parsed.values()];
  issues.push(...guides.flatMap((result) => result.issues));
  const pages = new Map<string, Guide>();
  for (const { guide } of guides.sort((a, b) => (a.guide.file < b.guide.file ? -1 : 1))) {
    const { path, file } = guide;
    const other = pages.get(path)?.file;
    if (other === undefined) pages.set(path, guide);
    else issues.push(createIssue('path-taken', file, fileStart, { path: `/${path}`, other }));
  }
  return { pages: [...pages.values()].sort((a, b) => (a.path < b.path ? -1 : 1)), issues };
}

/** The address of a file's page, without slashes at its ends. */
export function pagePathOf(file: string): string {
  return file.replace(/\.mdx$/, '').replace(/(?:^|\/)index$/, '');
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
