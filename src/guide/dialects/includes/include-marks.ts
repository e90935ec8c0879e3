/**
 * Marks that stand for the text of another file, as dialects write them, to one tag: `{% include "a.md" %}` of GitBook,
 * `{% partial file="a.md" /%}` of Markdoc, `--8<-- "a.md"` of MkDocs, `<!--@include: a.md-->` of VitePress,
 * `{{#include a.md}}` of mdBook, `{!a.md!}` and `{* a.py hl[3] *}` of other extensions, `[!INCLUDE [title](a.md)]`, and tags.
 */
import type { Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { positionOf } from '../../resolve/resolution.ts';
import { visit } from '../../visit.ts';
import { makeAttribute, makeTag } from '../make-tag.ts';
import { readMarkedLines } from '../marked-lines.ts';

/** The tag that marks become. No writer can write it. */
const includeTag = '#include';

/** Tags that include a file, with the attribute that names it; the text that they hold, where none does. */
const tags: Record<string, readonly string[]> = {
  [includeTag]: ['file'],
  Snippet: ['file', 'src'],
  Include: ['src', 'file', 'path'],
  Markdown: ['src', 'file'],
  Partial: ['src', 'file', 'name'],
  Typedoc: ['src'],
  include: [],
};

/** Clerk makes parts from its code, and keeps them in a folder of this name beside that of the pages. */
const typedocFolder = 'clerk-typedoc';

const quoted = '["\'](?<path>[^"\'\\n]+)["\']';
const lineMarks = [
  { sign: '{%', pattern: new RegExp(`\\{%-?\\s*(?:include|partial)\\s+(?:file\\s*=\\s*)?${quoted}[^%\\n]*%\\}`) },
  {
    sign: '{%',
    pattern: new RegExp(`\\{%-?\\s*code-snippet\\s+file\\s*=\\s*${quoted}(?<meta>[^%{}]*?)\\s*/?-?%\\}`),
  },
  { sign: '8<-', pattern: new RegExp(`-{1,2}8<-{1,2}[ \\t]+${quoted}`) },
  { sign: '{{#', pattern: /\{\{\s*#include\s+(?<path>[^\s{}]+)\s*\}\}/ },
  { sign: '{!', pattern: /\{!>?[ \t]*(?<path>[^{}\s!]+)(?:[ \t][^{}\n!]*)?!\}/ },
  {
    sign: '{*',
    pattern:
      /\{\*[ \t]+(?<path>[^\s{}*]+)(?<picked>(?:[ \t]+(?:(?:ln|hl)\[[\d:, ]*\]|title\[[^[\]{}\n]*\]))*)[ \t]*\*\}/,
  },
  {
    sign: '<<<',
    pattern: /<<<[ \t]*(?<path>[^\s{}[\]<>]+)[ \t]*(?<meta>(?:\{[^{}\n]*\})?[ \t]*(?:\[[^[\]\n]*\])?)/,
  },
  { sign: '[!', pattern: /\[!INCLUDE\s*\[[^[\]\n]*\]\((?<path>[^()\s]+)\)\]/i },
];
const commentMark = /<!--\s*@include:\s*(?<path>[^\s<>]+?)\s*-->/;
const elementMark = /<(?<tag>include)\b(?<given>[^<>]*)>\s*(?<path>[^<>\s]+)\s*<\/include>/;
const attributeMark =
  /<(?<tag>Snippet|Include|Markdown|Partial|Typedoc)\b[^<>]{0,200}?\b(?:src|file|path|name)=(?:\{\s*)?["'](?<path>[^"'\n]+)["']/;

const everyMark = [...lineMarks.map(({ pattern }) => pattern), commentMark, elementMark, attributeMark].map(
  ({ source, flags }) => new RegExp(source, `g${flags}`),
);

/** A guess that saves the search. */
const anyMark = /include|8<-|<<<|code-snippet|\{[!*]|<(?:Snippet|Markdown|Partial|Typedoc)\b|\{%-?\s*partial/i;

/** Paths of files that a text names as parts of it, as they are written. */
export function namedParts(text: string): string[] {
  if (!anyMark.test(text)) return [];
  return everyMark.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ groups: { path = '', tag = '', given = '' } = {} }) =>
      placeOf(partOf(path).path, { tag, fromProject: fromProject.test(given) }),
    ),
  );
}

const fromProject = /(?<=^|\s)cwd(?=[\s=/]|$)/;

/** The path as one of the root that the tag counts from: that of the project with Fumadocs' `<include cwd>`. */
function placeOf(path: string, { tag, fromProject }: { tag: string; fromProject: boolean }): string {
  if (tag === 'Typedoc') return `@${typedocFolder}/${path}${/\.\w+$/.test(path) ? '' : '.mdx'}`;
  return fromProject ? `~/${path}` : path;
}

/** Changes the tree of a text in place. */
export function tagIncludes(root: Root, source: string): void {
  if (!anyMark.test(source)) return;
  for (const { sign, pattern } of lineMarks) {
    if (!source.includes(sign)) continue;
    const whole = new RegExp(`^\\s*${pattern.source}\\s*$`, pattern.flags);
    readMarkedLines(root, source, {
      sign,
      ...(sign === '{%' ? { braces: ['{%', '%}'] as const } : {}),
      wordsOf(line) {
        const [first, last] = [line[0], line.at(-1)];
        if (!first || !last) return undefined;
        // As written: an address in a mark is a link of its own to Markdown.
        const written = source.slice(positionOf(first).start.offset, positionOf(last).end.offset);
        const { path, meta, picked } = whole.exec(written)?.groups ?? {};
        if (path === undefined) return undefined;
        const { lines, marked } = pickedLines(picked ?? '');
        const settings = meta?.replace(/\s+/g, ' ').trim() ?? marked;
        const attributes = [
          makeAttribute('file', path + lines),
          ...(settings ? [makeAttribute('meta', settings)] : []),
        ];
        return { role: 'start', name: path, key: path, attributes };
      },
      close: () => [],
      alone: ({ attributes, line }) => [makeTag(includeTag, { attributes, children: [], position: positionOf(line) })],
    });
  }
  if (!source.includes('@include:')) return;
  visit(root, (node, index, parent) => {
    if (node.type !== 'mdxFlowExpression' && node.type !== 'mdxTextExpression' && node.type !== 'html') return;
    if (!parent || index === undefined) return;
    const position = positionOf(node);
    const path = commentMark.exec(source.slice(position.start.offset, position.end.offset))?.groups?.['path'];
    if (path === undefined) return;
    const tag = makeTag(includeTag, { attributes: [makeAttribute('file', path)], children: [], position });
    if (node.type === 'mdxTextExpression') Object.assign(tag, { type: 'mdxJsxTextElement' });
    parent.children[index] = tag as never;
  });
}

/** `ln[1:5,8:9]` and `hl[2]` behind a path: from the first to the last line that is meant, and those that stand out. */
function pickedLines(written: string): { lines: string; marked: string } {
  const numbersOf = (name: string) => new RegExp(`${name}\\[([\\d:, ]+)\\]`).exec(written)?.[1] ?? '';
  const all = [...numbersOf('ln').matchAll(/\d+/g)].map(Number);
  const title = /title\[("[^"]*"|'[^']*')\]/.exec(written)?.[1];
  const marked = numbersOf('hl').replaceAll(':', '-').replaceAll(' ', '');
  return {
    lines: all.length === 0 ? '' : `:${Math.min(...all)}:${Math.max(...all)}`,
    marked: [...(title ? [`title=${title}`] : []), ...(marked === '' ? [] : [`{${marked}}`])].join(' '),
  };
}

/** A part of a file. */
export interface Part {
  path: string;
  /** As the writer knows it, where the path begins with the root that it counts from. */
  written?: string;
  /** The section that is meant, by its name, or the lines. */
  section?: string;
  lines?: { first: number; last: number };
  /** Of code: what its fence would say. */
  meta?: string;
}

/** Whether a file is code to its reader, by its name. */
export function isCodeFile(path: string): boolean {
  return /\.(?!(?:mdx?|markdown)$)\w+$/i.test(path);
}

/** What a tag includes; `undefined` for one that includes nothing. */
export function includedPart(tag: MdxJsxFlowElement | MdxJsxTextElement): Part | undefined {
  const { name, attributes, children } = tag;
  const names = Object.hasOwn(tags, name ?? '') ? tags[name ?? ''] : undefined;
  if (!names) return undefined;
  for (const wanted of names) {
    const found = attributes.find((one) => one.type === 'mdxJsxAttribute' && one.name === wanted)?.value;
    // `src={"a.mdx"}` and `src="a.mdx"` say the same.
    const path = typeof found === 'string' ? found : /^\s*["'`]([^"'`]*)["'`]\s*$/.exec(found?.value ?? '')?.[1];
    // `<Partial name="x">` is somebody's component.
    if (path !== undefined && /[/.]/.test(path)) return placed(partOf(path), tag);
  }
  const [only] = children.flatMap((child): RootContent[] => (child.type === 'paragraph' ? child.children : [child]));
  return names.length === 0 && only?.type === 'text' ? placed(partOf(only.value.trim()), tag) : undefined;
}

function placed(part: Part, { name, attributes }: MdxJsxFlowElement | MdxJsxTextElement): Part {
  const isFromProject = attributes.some((one) => one.type === 'mdxJsxAttribute' && one.name === 'cwd');
  const path = placeOf(part.path, { tag: name ?? '', fromProject: isFromProject });
  return { ...part, path, ...(path === part.path ? {} : { written: part.path }), ...metaOf(attributes) };
}

function metaOf(attributes: MdxJsxFlowElement['attributes']): { meta?: string } {
  const meta = attributes.find((one) => one.type === 'mdxJsxAttribute' && one.name === 'meta')?.value;
  return typeof meta === 'string' ? { meta } : {};
}

/** `a.md#name`, `a.md:name`, `a.md:3:9` and `a.md{3,9}`. */
export function partOf(written: string): Part {
  if (/^[\w+.-]+:\/\//.test(written)) return { path: written };
  const [, path = written, from, to, section, first, last] =
    /^([^#:{}]+)(?:\{(\d*),?(\d*)\}|[#:](?=\D)([\w-]+)(?:\{[^{}]*\})?|:(\d+):?(\d*))$/.exec(written) ?? [];
  const range = from ?? first;
  if (section !== undefined) return { path, section };
  if (range === undefined) return { path };
  return { path, lines: { first: Number(range) || 1, last: Number(to || last) || Infinity } };
}

const sectionStart = (name: string) =>
  new RegExp(`(?:--8<--\\s*\\[start:\\s*${name}\\]|#region\\s+${name}\\b|ANCHOR:\\s*${name}\\b)`);
const sectionEnd = (name: string) =>
  new RegExp(
    `(?:--8<--\\s*\\[end:\\s*${name}\\]|#endregion(?:\\s+${name}\\b|\\s*(?:-->)?\\s*$)|ANCHOR_END:\\s*${name}\\b)`,
  );

/** The text with blanks in the place of all that is not meant, so that each place stays where it is. */
export function onlyPart(text: string, { section, lines }: Part): string {
  const all = text.split('\n');
  if (section === undefined && !lines) return withoutBareMarks(all);
  let { first, last } = lines ?? { first: 1, last: Infinity };
  if (section !== undefined) {
    const start = all.findIndex((line) => sectionStart(section).test(line));
    // A heading's name is meant, or a section that nobody marked: all of it is better than nothing.
    if (start === -1) return withoutBareMarks(all);
    const length = all.slice(start + 1).findIndex((line) => sectionEnd(section).test(line));
    first = start + 2;
    last = length === -1 ? Infinity : start + 1 + length;
  }
  const meant = all.map((line, index) =>
    index + 1 >= first && index + 1 <= last ? line : line.replace(/[^\r]/g, ' '),
  );
  return withoutBareMarks(meant);
}

/** Marks of sections that stand in no comment would be words. */
function withoutBareMarks(lines: readonly string[]): string {
  const bare = /^\s*-{1,2}8<-{1,2}\s*\[(?:start|end):[^\]]*\]\s*$/;
  return lines.map((line) => (bare.test(line) ? line.replace(/[^\r]/g, ' ') : line)).join('\n');
}

const codeMarks = lineMarks
  .filter(({ sign }) => sign === '8<-' || sign === '{{#' || sign === '{!')
  .map(({ pattern }) => new RegExp(`^\\s*${pattern.source}\\s*$`));

/** Where a mark of another file's text stands in code: a line of its own. */
export function marksInCode(code: string): { path: string; line: string }[] {
  if (!/8<-|\{!|\{\{\s*#include/.test(code)) return [];
  return code.split('\n').flatMap((line) => {
    const path = codeMarks.map((mark) => mark.exec(line)?.groups?.['path']).find((found) => found !== undefined);
    return path === undefined ? [] : [{ path, line }];
  });
}
