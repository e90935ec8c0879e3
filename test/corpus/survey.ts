/** A foreign tree of docs, read and rendered as the program does, and measured against its own source. */
import { existsSync, readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, posix, relative, resolve } from 'node:path';
import { createDrawing, type Drawing } from '../../src/assets/highlighter.ts';
import { applyBrand, neutralBrand } from '../../src/brand/index.ts';
import { type Guide, type Issue, languagesOf, outlineOf, parseGuide } from '../../src/guide/index.ts';
import { readContent } from '../../src/loader/index.ts';
import { listFiles } from '../../src/loader/list-files.ts';
import { renderHtml } from '../../src/render/index.ts';
import { type Finding, oneLine } from './finding.ts';
import { measure, type Tree } from './measure.ts';
import { lostAnchors, type MissingAnchor } from './oracles/lost-anchors.ts';
import { type UnknownTag, unknownTags } from './proposed-map.ts';
import { isCode, partFinder } from './reading/read-parts.ts';

export interface GuideReport {
  file: string;
  /** `shown`: it is a page. `refused`: a marker stands for the whole body. `unread`: there is no page. */
  state: 'shown' | 'refused' | 'unread' | 'crashed';
  /** What all oracles found. A page of which they found nothing is whole. */
  findings: Finding[];
  /** Tags that nobody knows. */
  unknown?: UnknownTag[];
  html: string;
}

const projectRoot = resolve(import.meta.dirname, '../..');

/** Folders and files that are parts of pages, and files that speak to people who work on the docs. */
const noGuide =
  /(?:^|\/)(?:snippets\/|\.gitbook\/|_|\.[^/]*$|(?:README|SUMMARY|CONTRIBUTING|LICENSE|CHANGELOG|AGENTS|CLAUDE)\.mdx?$)/i;

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
  const parts = new Map([...(await readBeside(root)), ...sources]);
  const findText = partFinder(parts);
  const tree: Tree = {
    readSnippet: (path, from) => {
      const below = posix.normalize(path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(from), path));
      const source = parts.get(below);
      return source === undefined ? undefined : { file: below, source };
    },
    findPart: (path, from) => findText(path, from) ?? findCode(root, path, from),
    hasFile: (path) => existsSync(join(root, path)),
  };
  const byPath = new Map([...pages.values()].map((page) => [`/${page.path}`, page.file]));
  const anchors = lostAnchors(issues.flatMap(missingAnchor), (page) => {
    const file = byPath.get(page);
    const source = file === undefined ? undefined : sources.get(file);
    return file === undefined || source === undefined ? undefined : { file, source };
  });
  return [...sources]
    .filter(([file, source]) => file.startsWith(under) && !noGuide.test(file) && !isDraft(source))
    .map(([file, source]) => {
      const found = issuesByFile.get(file) ?? [];
      const guide = pages.get(file);
      const report = reportOn({ file, source, guide, issues: found, drawing, outage: outage.get(file) }, tree);
      const lost = anchors.filter((finding) => finding.file === file);
      report.findings.push(...lost.map((finding) => ({ oracle: 'anchors', ...finding })));
      return { ...report, unknown: unknownTags(found, file, source) };
    });
}

function missingAnchor({ code, file, line, what }: Issue): MissingAnchor[] {
  const [, page, id] = (code === 'anchor-missing' && /^(\/\S*) has no place called "([^"]*)"/.exec(what)) || [];
  return page === undefined || id === undefined ? [] : [{ file, line, page, id }];
}

/** What nobody is meant to read yet. */
function isDraft(source: string): boolean {
  return /^\uFEFF?---[ \t]*\r?\n(?:(?!---)[^\n]*\n)*?draft:[ \t]*true[ \t]*\r?\n/.test(source);
}

/** The folder of a house, by the settings of its tool, at most this far above its pages. */
const levelsAbove = 4;

/** A file of code that a page takes in: beside it, or counted from the root of the tree or a folder above that. */
function findCode(root: string, path: string, from: string): { file: string; source: string } | undefined {
  if (!isCode(path)) return undefined;
  const bare = path.replace(/#[^#]*$/, '').replace(/^(?:[@~]\w*)?\//, '');
  const above = Array.from({ length: levelsAbove + 1 }, (_, level) => join('../'.repeat(level), bare));
  for (const file of [posix.join(posix.dirname(from), bare), ...above]) {
    const place = join(root, file);
    if (existsSync(place)) return { file, source: readFileSync(place, 'utf8') };
  }
  return undefined;
}

/** Texts of the house that lie beside its pages, by their paths from these. */
async function readBeside(root: string): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (let level = 1; level <= levelsAbove; level++) {
    const house = resolve(root, '../'.repeat(level));
    if (
      !(await readdir(house)).some((name) =>
        /^(?:(?:astro|next|source|docusaurus|nuxt)\.config\.|mkdocs\.|clerk-typedoc$)/.test(name),
      )
    )
      continue;
    for (const file of await listFiles(house)) {
      const path = relative(root, join(house, file));
      if (/\.mdx?$/.test(file) && path.startsWith('..')) texts.set(path, await readFile(join(house, file), 'utf8'));
    }
    break;
  }
  return texts;
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
  drawing: Drawing;
  outage: string | undefined;
}

function reportOn({ file, source, guide, issues, drawing, outage }: Measured, tree: Tree): GuideReport {
  const first = issues.find(({ severity }) => severity === 'error');
  /** One finding that stands for all that there would be. */
  const report = (state: GuideReport['state'], what: string, html = ''): GuideReport => {
    const finding = {
      oracle: state,
      group: oneLine(what.replace(/"[^"]*"|\d+/g, '…'), 60),
      file,
      line: first?.line ?? 1,
      what,
    };
    return { file, state, findings: [finding], html };
  };
  if (outage !== undefined) return report('crashed', outage);
  if (!guide) return report('unread', first?.what ?? 'It is no page of the content folder.');
  try {
    const { guide: branded } = applyBrand(guide, neutralBrand);
    const { html } = renderHtml(branded, outlineOf(branded.children, branded), { drawing });
    if (isRefused(guide)) return report('refused', first?.what ?? 'A marker stands for the body.', html);
    const missing = issues.filter(({ code }) => code === 'image-missing').map(({ what }) => what);
    return {
      file,
      state: 'shown',
      findings: measure({ file, source, html, title: branded.title, missing }, tree),
      html,
    };
  } catch (cause) {
    return report('crashed', cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
  }
}

function isRefused({ children, source, bodyOffset }: Guide): boolean {
  const [only] = children;
  const isWhole = children.length === 1 && only?.type === 'blocked' && only.position.start.offset <= bodyOffset;
  return isWhole && only.position.end.offset >= source.length;
}
