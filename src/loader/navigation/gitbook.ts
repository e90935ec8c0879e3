/** GitBook's (and mdBook's) `SUMMARY.md`: nested lists of links under headings. Read line by line. */
import { posix } from 'node:path';
import { groupOf, pageAt, placeIn } from './places.ts';
import type { TreeFiles } from './tree-files.ts';
import { mostLevels, type WrittenEntry, type WrittenNavigation, type WrittenRedirect } from './written.ts';

/** A line of it: how far in, the words of its link and where it leads, or words alone. */
const itemPattern =
  /^(\s{0,80})[*+-]\s+(?:\[((?:[^[\]\\]|\\.){0,500})\]\(\s*(?:<([^<>]{0,1000})>|([^()<>\s]{0,1000}))[^)]{0,200}\)|(\S.{0,500}))/;

interface OpenItem {
  indent: number;
  title: string;
  at: string | undefined;
  entries: WrittenEntry[];
}

/** Reads it; `undefined` if the tree has none. `docs` is the folder of its pages. */
export function readGitbook(files: TreeFiles): (WrittenNavigation & { docs: string }) | undefined {
  const file = files.findBelow(/^SUMMARY\.md$/i);
  const text = file === undefined ? undefined : files.read(file);
  if (file === undefined || text === undefined) return undefined;
  const folder = posix.dirname(file);
  const all: WrittenEntry[] = [];
  let section: { title: string; entries: WrittenEntry[] } | undefined;
  const open: OpenItem[] = [];
  const close = (indent: number): void => {
    for (let item = open.at(-1); item && item.indent >= indent; item = open.at(-1)) {
      open.pop();
      const { title, at, entries } = item;
      const into = open.at(-1)?.entries ?? section?.entries ?? all;
      into.push(...(entries.length > 0 ? groupOf(title, entries, at) : pageAt(at, title)));
    }
  };
  const closeSection = (): void => {
    close(0);
    if (section) all.push(...groupOf(section.title, section.entries));
    section = undefined;
  };
  for (const line of text.split('\n', 200_000)) {
    const heading = /^#{1,6}\s+(.{1,500}?)\s*#*\s*$/.exec(line)?.[1];
    if (heading !== undefined) {
      closeSection();
      // The first heading is the name of the file.
      if (!/^(?:table of contents|summary)$/i.test(heading)) section = { title: plainWords(heading), entries: [] };
      continue;
    }
    const [, space = '', words, spaced, target = spaced, plain] = itemPattern.exec(line) ?? [];
    const title = plainWords(words ?? plain ?? '');
    if (title === '') continue;
    const indent = space.replaceAll('\t', '    ').length;
    close(indent);
    if (open.length < mostLevels) open.push({ indent, title, at: placeIn(files, folder, target), entries: [] });
  }
  closeSection();
  return { docs: files.within(folder) ?? '', entries: all, redirects: redirectsOf(files, folder) };
}

/** The words of a title, without marks for emphasis, anchors and escapes. */
function plainWords(text: string): string {
  return text
    .replace(/<[^<>]{0,200}>/g, '')
    .replace(/\\([\\`*_{}[\]()#+.!-])/g, '$1')
    .replace(/\*\*|`/g, '')
    .trim();
}

/** `.gitbook.yaml` has them as `redirects:`, one old address and a file a line. */
function redirectsOf(files: TreeFiles, folder: string): WrittenRedirect[] {
  const text = files.read(posix.join(folder, '.gitbook.yaml')) ?? files.read('.gitbook.yaml') ?? '';
  const block = /^redirects:[^\n]*\n((?:[ \t]+[^\n]*\n?|\s*\n)*)/m.exec(`${text}\n`)?.[1] ?? '';
  return block.split('\n').flatMap((line) => {
    const [, from, to] = /^\s+["']?([^:"'#\s]+)["']?:\s*["']?([^"'#\s]+)/.exec(line) ?? [];
    return from !== undefined && to !== undefined ? [{ from: `/${from}`, to: `/${to.replace(/^\.?\//, '')}` }] : [];
  });
}
