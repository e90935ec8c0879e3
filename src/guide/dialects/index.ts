/** The marks of other houses' guides, rewritten to the tags that mean the same. Each dialect is a folder beside this. */
import type { Root } from 'mdast';
import { readAdmonitions } from './directives/admonitions.ts';
import { readAlerts } from './github/alerts.ts';
import { readTemplateMarks } from './templates/template-marks.ts';

/**
 * Rewrites the marks in a tree, in place. `source` is the text that its places count in. What a dialect does not know
 * stays as it is.
 */
export function rewriteMarks(root: Root, source: string): void {
  readTemplateMarks(root, source);
  readAdmonitions(root, source);
  readAlerts(root, source);
}
