/** The texts of other files that a page includes, found by the marks that dialects have for it. */
import { posix } from 'node:path';
import { proseWithCode, type SourceText } from './read-source.ts';
import { spoken, wordsOf } from './words.ts';

export interface Inclusion {
  /** As written. */
  path: string;
  offset: number;
  group: string;
}

const patterns: readonly (readonly [group: string, pattern: RegExp])[] = [
  ['<include>', /<include\b[^>]*>\s*([^<\s]+)\s*<\/include>/g],
  ['--8<--', /-{1,2}8<-{1,2}\s+"([^"\n]+)"/g],
  ['{% include %}', /\{%-?\s*(?:include|partial)\s+(?:file\s*=\s*)?"([^"]+)"/g],
  ['{!file!}', /\{!\s*([^{}\n!>]+?)\s*!\}/g],
];
const vitepress = /<!--\s*@include:\s*([^\s{#]+?)(?=\s*(?:-->|[{#]))/g;
const tagNames = /^(?:Include|Markdown|Snippet|Typedoc)$/;
const importLine =
  /(?<=^|\n)[ \t]*import\s+(?:\{?\s*(\w+)(?:\s+as\s+(\w+))?[^'"\n]*?)\s+from\s+['"]([^'"]+\.mdx?)['"]/g;

/** What the text includes of other files, imports only where they are used. */
export function inclusionsIn({ prose, source, tags }: SourceText): Inclusion[] {
  // What a program decides on is not shown.
  const isDecided = (start: number) =>
    /(?:&&|\|\||\?)\s{0,9}\(?\s{0,9}$/.test(source.slice(Math.max(0, start - 24), start));
  const used = new Set(tags.filter(({ start }) => !isDecided(start)).map(({ name }) => name));
  return [
    ...patterns.flatMap(([group, pattern]) =>
      [...prose.matchAll(pattern)].map((match) => ({ path: match[1] ?? '', offset: match.index, group })),
    ),
    ...[...source.matchAll(vitepress)].map((match) => ({
      path: match[1] ?? '',
      offset: match.index,
      group: '@include',
    })),
    ...tags.flatMap(({ name, attributes, start }) => {
      const path = tagNames.test(name)
        ? attributes.find((one) => one.name === 'src' || one.name === 'file')?.value
        : undefined;
      return path === undefined ? [] : [{ path, offset: start, group: `<${name}>` }];
    }),
    ...[...prose.matchAll(importLine)].flatMap((match) => {
      const path = match[3] ?? '';
      const group = /^[.]/.test(path) ? 'import' : path.startsWith('/') ? 'import /' : `import ${path.split('/')[0]}/`;
      return used.has(match[2] ?? match[1] ?? '') ? [{ path, offset: match.index, group }] : [];
    }),
  ];
}

/** What speaks to the highlighter alone. */
const lineMark = /(?:\/\/|#|--|\/\*|<!--)[ \t]*(?:highlight-(?:next-line|start|end)|\[!code[^\]\n]*\])/g;

/** Finds a file of the tree by what a page calls it. */
export type FindPart = (path: string, from: string) => { file: string; source: string } | undefined;

/** Looks beside the page, below the root, and wherever else the path may begin. */
export function partFinder(sources: ReadonlyMap<string, string>): FindPart {
  const byEnd = new Map<string, string>();
  for (const file of sources.keys()) {
    const parts = file.split('/');
    for (let at = 0; at < parts.length; at++) byEnd.set(parts.slice(at).join('/'), file);
  }
  return (path, from) => {
    const bare = path.replace(/^(?:@\w*|~)\//, '').replace(/^\//, '');
    const beside = posix.normalize(posix.join(posix.dirname(from), path));
    const below = bare.replace(/^(?:\.{1,2}\/)+/, '');
    // A path may begin with the name of the folder that is the root here.
    const names = [
      beside,
      ...(path.startsWith('.') ? [] : [path.replace(/^[@~]/, ''), bare]),
      below,
      below.replace(/^[^/]+\//, ''),
    ];
    for (const name of names) {
      for (const ending of ['', '.mdx', '.md']) {
        const file = sources.has(name + ending)
          ? name + ending
          : name.includes('/')
            ? byEnd.get(name + ending)
            : undefined;
        const source = file === undefined ? undefined : sources.get(file);
        if (file !== undefined && source !== undefined) return { file, source };
      }
    }
    return undefined;
  };
}

/** Whether the page says something of what the text says first. */
export function isShown(text: SourceText, pageWords: string): boolean {
  const lines = spoken(proseWithCode(text).replace(/(?<=^|\n)(?:import|export)\s[^\n]*/g, ''))
    .split(/\n|\{[^{}\n]*\}/)
    // A page counts its lists without a word.
    .map((line) => wordsOf(line.replace(/^[ \t>]*\d+[.)][ \t]/, '')))
    .filter((words) => words.split(' ').length > 4)
    .slice(0, 8);
  if (isCode(text.file)) return isCodeShown(text.source, pageWords);
  const codes = text.codes.map(({ code }) => wordsOf(code.replace(lineMark, '')));
  const sought = lines.length > 0 ? lines : codes;
  return sought.length === 0 || sought.some((words) => pageWords.includes(words));
}

/** Whether a file that a page takes in is code. */
export function isCode(path: string): boolean {
  return /\.(?!mdx?\b|markdown\b)\w+(?:#[\w-]+)?$/i.test(path);
}

/** Code may be cut where it is taken in, and what it says of itself may be left out. */
function isCodeShown(code: string, pageWords: string): boolean {
  const lines = code
    .split('\n')
    .map(wordsOf)
    .filter((words) => words.split(' ').length > 4);
  return lines.length === 0 || lines.some((words) => pageWords.includes(words));
}
