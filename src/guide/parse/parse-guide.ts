/** The text of a guide to a Guide: the only maker of one. */
import { extname } from 'node:path';
import type { RootContent } from 'mdast';
import { bindingOf } from '../binding.ts';
import { withoutBrandWordMarks } from '../brand-words.ts';
import { type BlockMap, mapTags } from '../dialects/house/block-map.ts';
import { findUnreadMark, rewriteMarks } from '../dialects/index.ts';
import type { TreeDialect } from '../dialects/tree-dialect.ts';
import type { HeadingIdRule } from '../heading-ids.ts';
import { type Issue, uniqueIssues } from '../issue.ts';
import { createIssueCollector, type IssueCollector } from '../issue-collector.ts';
import type { Json } from '../json.ts';
import type { Guide } from '../model.ts';
import { nearestName } from '../nearest.ts';
import { pathBySlug, type SlugRule } from '../page-listing.ts';
import { type Position, pointAt } from '../position.ts';
import { inferSteps } from '../resolve/infer-steps.ts';
import { blockedNode } from '../resolve/resolution.ts';
import { resolveNodes } from '../resolve/resolve-nodes.ts';
import { type SourceText, segmentAt } from '../segments.ts';
import { appendTexts } from './append-texts.ts';
import { formatOf, type GuideFormat } from './format.ts';
import { parseFrontmatter } from './frontmatter.ts';
import { readHomePage } from './home-page.ts';
import { inlineSnippets, nodeLimit } from './inline-snippets.ts';
import { heroWords, readHead, takeTitleHeading } from './page-head.ts';
import { readModule } from './read-module.ts';
import { readPart, readText } from './read-text.ts';
import type { Snippets } from './snippet-paths.ts';
import { countNodes } from './snippet-tags.ts';
import type { FastParser } from './syntax.ts';
import { unravel } from './unravel.ts';

/** Bytes of UTF-8. The longest of 3,741 surveyed guides has a quarter of it. */
export const guideByteLimit = 262_144;

/** Characters of a page with the copies of its snippets. */
const assemblyLimit = 4 * guideByteLimit;

export interface ParsedGuide {
  guide: Guide;
  issues: Issue[];
}

export interface ParseOptions {
  path: string;
  /** What a `slug` in the frontmatter means for the path; nothing where it is left out. */
  slugs?: SlugRule | undefined;
  file: string;
  snippets?: Snippets;
  /**
   * How files of the page's kind are read; by default Markdown where the name ends in `.md`, else MDX. Snippets with another
   * ending are read as that says.
   */
  format?: GuideFormat;
  /** What the files of the whole tree say. */
  dialect?: TreeDialect | undefined;
  /** Those of the snippets whose text belongs to every page of the tree, behind its own. */
  appended?: readonly string[] | undefined;
  /** How headings get ids that have none; by default as on GitHub. */
  headingIds?: HeadingIdRule | undefined;
  /** What the house's own blocks mean. */
  blocks?: BlockMap | undefined;
  /** Reads what of MDX it is sure of; remark reads the rest. */
  fastParser?: FastParser | undefined;
}

/**
 * The guide in a text, and every issue found on the way. `snippets` are the texts of the files that the page may import,
 * by their paths from the content folder. What can't be read stays text at its place; of a page that is too large, too deep,
 * or whose hidden parts can't be told, there is the title, and a marker where the body would stand. Nothing in the text is
 * run.
 */
export function parseGuide(source: string, options: ParseOptions): ParsedGuide {
  const { file, snippets = {}, blocks = {}, dialect, fastParser, appended = [] } = options;
  const sourceText: SourceText = { text: source, segments: [], substitutions: [] };
  const collector = createIssueCollector(file, sourceText.segments);
  const { values, places, bodyOffset, issues } = readHead(source, file);
  collector.issues.push(...issues);
  const comments: Position[] = [];
  const formats: FormatOf = (name) =>
    options.format !== undefined && extname(name) === extname(file) ? options.format : formatOf(name);
  const { nodes, state } = parseBody(
    { source, file, values, places, bodyOffset },
    { sourceText, collector, comments, snippets, formats, blocks, dialect, fastParser, appended },
  );
  const given = textOf(values['title'])
    ?.replace(/\n+$/, '')
    .replace(/\s*\n\s*/g, ' ');
  const hero = heroWords(values);
  const { title = given ?? hero.title, children, titleHeadings } = takeTitleHeading(nodes, given);
  // Where the frontmatter or the whole body is refused, a missing title is only what follows from it.
  const isMisspelt = Object.keys(values).some((key) => nearestName(key, ['title']) !== undefined);
  if (title === undefined && issues.length === 0 && state === 'read' && !isMisspelt)
    collector.add('title-missing', undefined);
  const path = options.slugs ? pathBySlug(options.path, values['slug'], options.slugs) : options.path;
  const binding = bindingOf(path, values);
  const guide: Guide = {
    path,
    file,
    title: title ?? titleFromPath(path),
    // A block of YAML ends with a line break.
    description: (textOf(values['description']) ?? hero.description ?? '').replace(/\n+$/, ''),
    frontmatter: values,
    // A key `__proto__` would have set the object's prototype.
    places: { ...places },
    ...(binding ? { binding } : {}),
    source: sourceText.text,
    segments: sourceText.segments,
    substitutions: sourceText.substitutions,
    bodyOffset,
    comments,
    children: inferSteps(children, { isGuide: binding !== undefined }),
    ...(options.headingIds ? { headingIds: options.headingIds } : {}),
    titleHeadings,
  };
  // A snippet may be used twice.
  return { guide, issues: uniqueIssues(collector.issues) };
}

interface PageText {
  source: string;
  file: string;
  values: { [key: string]: Json };
  places: Record<string, Position>;
  bodyOffset: number;
}

/** How a file is read, by its path. */
type FormatOf = (file: string) => GuideFormat;

interface ParseDeps {
  formats: FormatOf;
  sourceText: SourceText;
  collector: IssueCollector;
  comments: Position[];
  snippets: Snippets;
  blocks: BlockMap;
  dialect: TreeDialect | undefined;
  fastParser: FastParser | undefined;
  appended: readonly string[];
}

function parseBody(
  page: PageText,
  { sourceText, collector, comments, snippets, formats, blocks, dialect, fastParser, appended }: ParseDeps,
): { nodes: RootContent[]; state: 'read' | 'refused' } {
  const { source, file, values, bodyOffset } = page;
  const bytes = new TextEncoder().encode(source).length;
  const whole: Position = { start: pointAt(source, bodyOffset), end: pointAt(source, source.length) };
  const marker = () => ({ nodes: [blockedNode('block', whole, { source })], state: 'refused' as const });
  if (bytes > guideByteLimit) {
    collector.add('file-too-large', whole, { bytes, limit: guideByteLimit });
    return marker();
  }
  try {
    const text = appended.length > 0 ? appendTexts(sourceText, appended, snippets) : source;
    const root = readText(text, { bodyOffset, format: formats(file), fastParser }, collector);
    if (!root) return marker();
    if (countNodes(root) > nodeLimit) {
      collector.add('too-many-nodes', whole, { limit: nodeLimit });
      return marker();
    }
    const module = readModule(root, { file, frontmatter: values }, collector);
    const moduleAt = inlineSnippets(root, module, {
      sourceText,
      snippets,
      collector,
      pageText: source,
      parseCopy: (text, path, start) => parseCopy(text, { path, start, sourceText, collector, formats, fastParser }),
    });
    if (/^(?:hero|features):/m.test(source)) root.children.unshift(...readHomePage(page, sourceText, collector));
    rewriteMarks(root, sourceText.text, { dialect, collector });
    mapTags(root, blocks, sourceText);
    const unread = findUnreadMark(root);
    if (unread) {
      collector.add('mark-unreadable', unread, { reason: 'text' });
      return marker();
    }
    const formatAt = (offset: number) => formats(segmentAt(sourceText.segments, offset)?.file ?? file);
    unravel(root, (start, end, column) => readPart(sourceText.text, { start, end, column, format: formatAt(start) }));
    const nodes = resolveNodes(root, { moduleAt, sourceText, collector, comments });
    // A mark whose value is code is met only here.
    if (collector.issues.some(({ code }) => code === 'mark-unreadable')) return marker();
    return { nodes, state: 'read' };
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    // Nesting that exhausts the stack is a fault of the text, not an outage.
    collector.add('nesting-too-deep', whole, { limit: 100 });
    return marker();
  }
}

interface CopyDeps extends Pick<ParseDeps, 'sourceText' | 'collector' | 'formats' | 'fastParser'> {
  path: string;
  start: number;
}

/** The file that was put behind the page's text last. Its frontmatter is its own, and is written out nowhere. */
function parseCopy(text: string, { path, start, sourceText, collector, formats, fastParser }: CopyDeps) {
  if (sourceText.text.length > assemblyLimit) {
    collector.add('file-too-large', pointPosition(sourceText.text, start), {
      bytes: sourceText.text.length,
      limit: assemblyLimit,
    });
    return undefined;
  }
  const { values, bodyOffset } = parseFrontmatter(text, path);
  const root = readText(
    sourceText.text,
    { start, bodyOffset: start + bodyOffset, format: formats(path), fastParser },
    collector,
  );
  return root && { root, frontmatter: values, bodyStart: start + bodyOffset };
}

function pointPosition(text: string, offset: number): Position {
  const point = pointAt(text, offset);
  return { start: point, end: point };
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? withoutBrandWordMarks(value) : undefined;
}

function titleFromPath(path: string): string {
  const words = (path.split('/').at(-1) ?? '').replaceAll('-', ' ').trim();
  return words === '' ? 'Untitled' : words.charAt(0).toUpperCase() + words.slice(1);
}
