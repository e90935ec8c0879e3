/** `--fix`: writes what issues say can be written without a change of any page. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { editText, type Issue } from '../../guide/index.ts';

/** Writes the edits of these issues into their files, which lie in a folder; answers those that were mended. */
export function applyEdits(issues: readonly Issue[], root: string): Issue[] {
  const byFile = Map.groupBy(
    issues.filter(({ edit }) => edit !== undefined),
    ({ file }) => file,
  );
  return [...byFile].flatMap(([file, own]) => {
    const path = join(root, file);
    const before = readFileSync(path, 'utf8');
    const { text, mended } = editText(before, own);
    if (text !== before) writeFileSync(path, text);
    return mended;
  });
}
