/** What is wrong with a guide's own text, whatever stands around it: the checks that are kept with what was parsed. */
import type { Issue } from '../issue.ts';
import { createIssueCollector } from '../issue-collector.ts';
import type { Guide } from '../model.ts';
import { isBlank } from '../node-kinds.ts';
import type { ParsedGuide } from '../parse/parse-guide.ts';
import { checkBlock } from './check-blocks.ts';
import { checkCode } from './check-code.ts';
import { checkHead } from './check-head.ts';
import { checkHeadings } from './check-headings.ts';
import { checkLink } from './check-links.ts';
import { checkText } from './check-text.ts';
import { walkNodes } from './walk.ts';

/**
 * The issues of a guide's text, its blocks, links, headings, code and head. Its syntax was judged when it was parsed; where
 * a tag is broken, nobody knows which block holds what.
 */
export function checkGuide({ guide, issues }: ParsedGuide): Issue[] {
  const collector = createIssueCollector(guide.file, guide.segments);
  checkHead(guide, collector);
  if (isEmptyPage(guide) && !isMadeElsewhere(guide)) collector.add('page-empty', undefined);
  const isBroken = issues.some(({ code }) => code === 'mdx-syntax');
  walkNodes(guide, collector, [...(isBroken ? [] : [checkBlock]), checkText, checkLink, checkCode]);
  checkHeadings(guide, collector);
  return collector.issues;
}

/** Pages that lead to another address, or that a program fills. */
function isMadeElsewhere({ frontmatter }: Guide): boolean {
  return ['url', 'href', 'redirect', 'openapi', 'api', 'asyncapi', 'layout', 'template', 'hero', 'mode'].some((key) =>
    Object.hasOwn(frontmatter, key),
  );
}

/** Whether nothing was written under the head. */
export function isEmptyPage({ children, titleHeadings }: Pick<Guide, 'children' | 'titleHeadings'>): boolean {
  return titleHeadings.length === 0 && children.every(isBlank);
}
