/** Text of other files that the page should include and does not. */
import type { Finding } from '../finding.ts';
import { type FindPart, inclusionsIn, isCode, isShown } from '../reading/read-parts.ts';
import { readSource, type SourceText } from '../reading/read-source.ts';

/** As deep as the language promises to follow snippets. */
const deepest = 6;

/** The page's text and the parts that are shown on it; and what is wrong with all others. */
export function followInclusions(
  text: SourceText,
  pageWords: string,
  findPart: FindPart,
): { texts: SourceText[]; findings: Finding[] } {
  const texts: SourceText[] = [text];
  const findings: Finding[] = [];
  const follow = (from: SourceText, depth: number): void => {
    for (const { path, offset, group } of inclusionsIn(from)) {
      const place = { oracle: 'inclusions', group, file: from.file, line: from.lineAt(offset) };
      const found = findPart(path, from.file);
      if (!found) {
        findings.push({ ...place, what: `no file of the tree is called ${path}` });
        continue;
      }
      if (texts.some(({ file }) => file === found.file) || depth >= deepest) continue;
      const part = readSource(found.file, found.source);
      if (!isShown(part, pageWords)) findings.push({ ...place, what: `nothing of ${path} is shown` });
      else if (!isCode(found.file)) {
        texts.push(part);
        follow(part, depth + 1);
      }
    }
  };
  follow(text, 0);
  return { texts, findings };
}
