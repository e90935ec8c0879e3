/** A foreign tree of docs, read and rendered as the program does, and measured against its own source. */
import { readFile } from 'node:fs/promises';
import { posix, resolve } from 'node:path';
import { createDrawing, type Drawing } from '../../src/assets/highlighter.ts';
import { applyBrand, neutralBrand } from '../../src/brand/index.ts';
import { type Guide, type GuideNode, type Issue, languagesOf, outlineOf, parseGuide } from '../../src/guide/index.ts';
import { readContent } from '../../src/loader/index.ts';
import { listFiles } from '../../src/loader/list-files.ts';
import { renderHtml } from '../../src/render/index.ts';
import { asBrowserKeepsIt, canonical } from '../guide/browser-tree.ts';
import { type CountDifference, differencesOf } from './counts.ts';
import { findLost, type LostText } from './find-lost.ts';
import { normalForm } from './normal-form.ts';
import { readPage } from './page-content.ts';
import { type ReadSnippet, readWritten } from './read-written.ts';
import type { Dialect } from './strict-tree.ts';

export interface GuideReport {
  file: string;
  /** `parsed`: its body is shown. `refused`: a marker stands for the whole body. `unread`: there is no page. */
  state: 'parsed' | 'refused' | 'unread' | 'crashed';
  /** Why it is not parsed. */
  reason: string | undefined;
  dialect: Dialect | undefined;
  /** Tags that mean nothing here, one for each place. */
  unknownBlocks: string[];
  /** What was refused, as written. */
  markers: string[];
  missingAssets: string[];
  deadLinks: string[];
  /** The HTML from where a browser's tree differs. */
  reparented: string | undefined;
  textCount: number;
  lost: LostText[];
  differences: CountDifference[];
  html: string;
}

const projectRoot = resolve(import.meta.dirname, '../..');

/** Folders and files that are parts of pages, and files that speak to people who work on the docs. */
const noGuide = /(?:^|\/)(?:snippets\/|_|(?:README|CONTRIBUTING|LICENSE|CHANGELOG|AGENTS|CLAUDE)\.mdx?$)/i;

/**
 * Measures every guide of the tree whose path begins with `under`. The root of the tree is what absolute addresses in it
 * count from.
 */
export async function surveyTree(root: string, under = ''): Promise<GuideReport[]> {
  const files = await listFiles(root);
  const sources = new Map<string, string>();
  for (const file of files) {
    if (/\.mdx?$/.test(file)) sources.set(file, await readFile(posix.join(root, file), 'utf8'));
  }
  const { pages, issues, outage } = await readPages(root, sources);
  const drawing = await createDrawing([...pages.values()].flatMap(({ children }) => languagesOf(children)));
  const issuesByFile = Map.groupBy(issues, ({ file }) => file);
  const readSnippet: ReadSnippet = (path, from) => {
    const below = posix.normalize(path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(from), path));
    const source = sources.get(below);
    return source === undefined ? undefined : { file: below, source };
  };
  return [...sources]
    .filter(([file]) => file.startsWith(under) && !noGuide.test(file))
    .map(([file, source]) => {
      const guide = pages.get(file);
      const found = issuesByFile.get(file) ?? [];
      return reportOn({ file, source, guide, issues: found, readSnippet, drawing, outage: outage.get(file) });
    });
}

/** All pages at once; where that fails, one by one, to find which of them it was. */
async function readPages(root: string, sources: ReadonlyMap<string, string>) {
  const outage = new Map<string, string>();
  try {
    const { pages, issues } = await readContent(projectRoot, root);
    return { pages: new Map(pages.map((page) => [page.file, page])), issues, outage };
  } catch (cause) {
    const pages = new Map<string, Guide>();
    const issues: Issue[] = [];
    for (const [file, source] of sources) {
      try {
        const parsed = parseGuide(source, { path: file.replace(/\.mdx?$/, ''), file });
        pages.set(file, parsed.guide);
        issues.push(...parsed.issues);
      } catch (own) {
        outage.set(file, String(own));
      }
    }
    if (outage.size === 0) throw cause;
    return { pages, issues, outage };
  }
}

interface Measured {
  file: string;
  source: string;
  guide: Guide | undefined;
  issues: readonly Issue[];
  readSnippet: ReadSnippet;
  drawing: Drawing;
  outage: string | undefined;
}

function reportOn({ file, source, guide, issues, readSnippet, drawing, outage }: Measured): GuideReport {
  const blank: GuideReport = {
    file,
    state: 'unread',
    reason: undefined,
    dialect: undefined,
    unknownBlocks: [],
    markers: [],
    missingAssets: whatOf(issues, ['image-missing']),
    deadLinks: whatOf(issues, ['page-missing', 'anchor-missing']),
    reparented: undefined,
    textCount: 0,
    lost: [],
    differences: [],
    html: '',
  };
  const first = issues.find(({ severity }) => severity === 'error')?.what;
  if (outage !== undefined) return { ...blank, state: 'crashed', reason: outage };
  if (!guide) return { ...blank, reason: first ?? 'It is no page of the content folder.' };
  try {
    const { guide: branded } = applyBrand(guide, neutralBrand);
    const { html } = renderHtml(branded, outlineOf(branded.children), { drawing });
    return {
      ...blank,
      ...measure(file, source, html, readSnippet, branded.title),
      ...readNodes(guide.children),
      ...stateOf(guide, first),
    };
  } catch (cause) {
    return {
      ...blank,
      state: 'crashed',
      reason: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause),
    };
  }
}

function stateOf({ children, source, bodyOffset }: Guide, reason: string | undefined) {
  const [only] = children;
  const isWhole = children.length === 1 && only?.type === 'blocked' && only.position.start.offset <= bodyOffset;
  const isRefused = isWhole && only.position.end.offset >= source.length;
  return isRefused ? { state: 'refused' as const, reason } : { state: 'parsed' as const };
}

/** The three oracles, on the HTML of one guide's body; `title` stands above it on the page. */
export function measure(file: string, source: string, html: string, readSnippet: ReadSnippet, title = '') {
  const written = readWritten(source, file, readSnippet);
  const isTitle = written.titles.some((text) => normalForm(text) === normalForm(title));
  const page = readPage(isTitle ? `${titleHtml(title)}${html}` : html);
  return {
    html,
    dialect: written.dialect,
    reparented: differenceFrom(canonical(html), asBrowserKeepsIt(html)),
    textCount: written.texts.length,
    lost: findLost(written.texts, page.text),
    differences: differencesOf(written.counts, page.counts),
  };
}

function titleHtml(title: string): string {
  return `<h1 id="title">${title.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</h1>`;
}

function differenceFrom(emitted: string, kept: string): string | undefined {
  if (emitted === kept) return undefined;
  let at = 0;
  while (emitted[at] === kept[at]) at++;
  return emitted.slice(Math.max(0, at - 60), at + 60);
}

function whatOf(issues: readonly Issue[], codes: Issue['code'][]): string[] {
  return issues.filter(({ code }) => codes.includes(code)).map(({ line, what }) => `${line}: ${what}`);
}

function readNodes(nodes: readonly GuideNode[]): Pick<GuideReport, 'unknownBlocks' | 'markers'> {
  const unknownBlocks: string[] = [];
  const markers: string[] = [];
  const visit = (node: GuideNode): void => {
    if (node.type === 'unknown') unknownBlocks.push(node.name);
    if (node.type === 'blocked') markers.push(node.source);
    if ('children' in node) for (const child of node.children) visit(child as GuideNode);
  };
  for (const node of nodes) visit(node);
  return { unknownBlocks, markers };
}
