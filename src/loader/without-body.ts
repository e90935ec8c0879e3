import { type Issue, type ParsedGuide, parseGuide } from '../guide/index.ts';
import type { ParseTask } from './parse-worker.ts';

/** What stands for a guide that took too long or is too long: its frontmatter, and one issue. */
export function withoutBody({ source, path, file }: Omit<ParseTask, 'snippets'>, issue: Issue): ParsedGuide {
  const head = /^---\r?\n[\s\S]{0,16384}?\r?\n---\r?\n/.exec(source)?.[0] ?? '';
  const { guide, issues } = parseGuide(head, { path, file });
  return { guide, issues: [...issues, issue] };
}
