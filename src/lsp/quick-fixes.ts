/** What an editor can write by itself to mend a fault. */
import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver/node';
import { changesFor, type Issue } from '../guide/index.ts';
import { rangeIn } from './text-range.ts';

/** The fixes for those of a file's issues that are among these diagnostics. */
export function quickFixes(
  { uri, text, issues }: { uri: string; text: string; issues: readonly Issue[] },
  diagnostics: readonly Diagnostic[],
): CodeAction[] {
  return diagnostics.flatMap((diagnostic) => {
    const issue = issues.find((each) => isOf(each, diagnostic));
    const changes = issue === undefined ? [] : changesFor(issue, text);
    if (issue === undefined || changes.length === 0) return [];
    const edits = changes.map(({ start, end, text: newText }) => ({ range: rangeIn(text, start, end), newText }));
    return [
      {
        title: issue.fix,
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnostic],
        edit: { changes: { [uri]: edits } },
      },
    ];
  });
}

function isOf({ code, line, column }: Issue, { code: shown, range: { start } }: Diagnostic): boolean {
  return code === shown && line === start.line + 1 && column === start.character + 1;
}
