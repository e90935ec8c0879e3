import { open, readFile, stat } from 'node:fs/promises';
import { debuglog } from 'node:util';
import { createIssue, fileStart, type Guide, guideByteLimit, type Issue, type ParsedGuide } from '../guide/index.ts';
import type { ContentFiles } from './content-files.ts';
import { digestOf, type GuideCache } from './guide-cache.ts';
import { openParsePool } from './parse-pool.ts';
import type { ParseTask } from './parse-worker.ts';
import { createSnippetReader, decode } from './read-snippets.ts';
import { withoutBody } from './without-body.ts';

/** Folders of the content root that hold no pages. */
const otherFolders = new Set(['brands', 'snippets']);

/** Characters that mean something in an address, or nothing in a name. */
const unusable = /[\p{Cc}?#%\\]|^_/u;

/** Bytes of a file that is read whole, to be shown where it is too long to be parsed; a longer one only at its start. */
const longestRead = 2 * guideByteLimit;

/** `NODE_DEBUG=content` tells each reading. */
const log = debuglog('content');

/** The pages among the files of a content folder, parsed, in the order of their paths. Faults are issues. */
export async function readPages(
  projectRoot: string,
  files: ContentFiles,
  cache: GuideCache,
): Promise<{ pages: Guide[]; issues: Issue[] }> {
  const issues: Issue[] = [];
  const pageFiles = files.paths.filter((file) => /\.mdx?$/.test(file) && !otherFolders.has(file.split('/')[0] ?? ''));
  const parsed = new Map<string, ParsedGuide>();
  const reader = createSnippetReader(files);
  const waiting: ({ digest: string } & ParseTask)[] = [];
  for (const file of pageFiles) {
    const name = file.split('/').find((part) => unusable.test(part));
    if (name !== undefined) {
      issues.push(createIssue('path-unusable', file, fileStart, { name }));
      continue;
    }
    const { size: bytes } = await stat(files.locate(file));
    if (bytes > longestRead) {
      const source = await readStart(files.locate(file));
      const issue = createIssue('file-too-large', file, fileStart, { bytes, limit: guideByteLimit });
      parsed.set(digestOf(file, source, String(bytes)), withoutBody({ source, path: pagePathOf(file), file }, issue));
      continue;
    }
    const source = decode(await readFile(files.locate(file)));
    if (source === undefined) {
      issues.push(createIssue('file-unreadable', file, fileStart, { reason: 'it is not UTF-8' }));
      continue;
    }
    const snippets = await reader.snippetsOf(source, file);
    // A page is another page when a snippet in it changes.
    const digest = digestOf(file, source, ...Object.entries(snippets).flat());
    const kept = cache.get(digest);
    if (kept) parsed.set(digest, kept);
    else waiting.push({ digest, source, path: pagePathOf(file), file, snippets });
  }
  log('read %d pages, parsed %d', pageFiles.length, waiting.length);
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
  for (const [digest, result] of parsed) cache.put(digest, result);
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

/** The first bytes of a file, enough for its frontmatter. */
async function readStart(path: string): Promise<string> {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(32_768), 0, 32_768, 0);
  return buffer.toString('utf8', 0, bytesRead);
}

/** The address of a file's page, without slashes at its ends. */
export function pagePathOf(file: string): string {
  return file.replace(/\.mdx?$/, '').replace(/(?:^|\/)index$/, '');
}
