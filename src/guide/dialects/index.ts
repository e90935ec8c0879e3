/** The marks of other houses' guides, rewritten to the tags that mean the same. Each dialect is a folder beside this. */
import type { Root } from 'mdast';
import { audienceMarks } from '../html-elements.ts';
import type { IssueCollector } from '../issue-collector.ts';
import type { Position } from '../position.ts';
import { visit } from '../visit.ts';
import { readAgentParts } from './clerk/agent-parts.ts';
import { readAdmonitions } from './directives/admonitions.ts';
import { readInlineDirectives } from './directives/inline-directives.ts';
import { readPackageFences } from './fences/package-fences.ts';
import { groupTabbedFences } from './fences/tabbed-fences.ts';
import { readAlerts } from './github/alerts.ts';
import { readAbbreviations } from './mkdocs/abbreviations.ts';
import { readAnchorReferences } from './mkdocs/anchor-references.ts';
import { takeAttributeLists } from './mkdocs/attribute-lists.ts';
import { readBlockMarks } from './mkdocs/block-marks.ts';
import { readCommentMarks } from './mkdocs/comment-marks.ts';
import { joinDefinitions } from './mkdocs/definition-lists.ts';
import { readInlineMarks } from './mkdocs/inline-marks.ts';
import { readLooseMarks } from './mkdocs/loose-marks.ts';
import { readReferences } from './mkdocs/references.ts';
import { joinTabMarks } from './mkdocs/tab-runs.ts';
import { readTemplateMarks } from './templates/template-marks.ts';
import type { TreeDialect } from './tree-dialect.ts';

/**
 * Rewrites the marks in a tree, in place. `source` is the text that its places count in. What a dialect does not know
 * stays as it is.
 */
export function rewriteMarks(
  root: Root,
  source: string,
  { dialect, collector }: { dialect: TreeDialect | undefined; collector: IssueCollector },
): void {
  readTemplateMarks(root, source);
  if (dialect === 'mkdocs') readBlockMarks(root, source);
  readInlineDirectives(root, source);
  readAdmonitions(root, source, collector);
  readAlerts(root, source);
  if (source.includes('<If ')) readAgentParts(root);
  readPackageFences(root, source);
  groupTabbedFences(root, source);
  joinTabMarks(root, source);
  if (/^[ \t>]*:[ \t]/m.test(source)) joinDefinitions(root);
  takeAttributeLists(root, source);
  if (dialect === 'mkdocs') {
    readLooseMarks(root, source);
    readCommentMarks(root, source);
    readInlineMarks(root, source);
    readReferences(root, source);
    readAnchorReferences(root, source);
    readAbbreviations(root, source);
  }
  if (/\[toc\]/i.test(source)) leaveOutContents(root);
}

/** `[[toc]]` of VitePress and `[TOC]` of Python-Markdown stand for the list of contents, which each page has. */
function leaveOutContents(root: Root): void {
  visit(root, 'paragraph', ({ children: [only, ...more] }, index, parent) => {
    const isMark = more.length === 0 && only?.type === 'text' && /^(?:\[toc\]|\[\[toc\]\])$/i.test(only.value.trim());
    if (isMark && parent && index !== undefined) parent.children.splice(index, 1);
  });
}

/** A text without what the dialects may take for marks. */
export function withoutMarks(text: string): string {
  return text.replace(/\{%[^\n]*?%\}|^[ \t]*:{2,}.*$/gm, '');
}

/**
 * Where a mark says for whom a part is and was not rewritten, since nobody knows it or nothing closes it; `undefined` if
 * none does. Which part is meant is not to be told then.
 */
export function findUnreadMark(root: Root): Position | undefined {
  let found: Position | undefined;
  visit(root, (node) => {
    const isUnread =
      (node.type === 'text' && audienceMarks.test(node.value) && !audienceMarks.test(withoutMarks(node.value))) ||
      // The attributes of a mark of colons are code to MDX.
      (/^mdx(?:Text|Flow)Expression$/.test(node.type) && startsWithMark.test('value' in node ? node.value : ''));
    if (isUnread) found ??= node.position as Position;
  });
  return found;
}

const startsWithMark = new RegExp(`^[^<>(]*(?:${audienceMarks.source})`, 'i');
