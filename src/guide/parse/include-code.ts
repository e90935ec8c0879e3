/** Code of other files, put where a page names them: as a block of its own, or as a line of a fence. */
import type { Code, RootContent } from 'mdast';
import { marksInCode, onlyPart, type Part, partOf } from '../dialects/includes/include-marks.ts';
import type { IssueCollector } from '../issue-collector.ts';
import { pointAt } from '../position.ts';
import { positionOf } from '../resolve/resolution.ts';
import type { SourceText } from '../segments.ts';
import { partPaths, presentPath, type Snippets } from './snippet-paths.ts';

/** Characters of code that a page may take from other files. */
const codeLimit = 262_144;

export interface CodeFiles {
  readonly snippets: Snippets;
  readonly sourceText: SourceText;
  readonly collector: IssueCollector;
}

/** Puts code of files into a page, as long as there is room for it. */
export function createCodeIncluder({ snippets, sourceText, collector }: CodeFiles) {
  let room = codeLimit;

  /** The text that is meant; `undefined` after the reason was reported. */
  function textOf(part: Part, file: string, node: RootContent): string | undefined {
    const path = presentPath(partPaths(part.path, file), snippets);
    const whole = path !== undefined && Object.hasOwn(snippets, path) ? snippets[path] : undefined;
    if (whole === undefined) {
      collector.add('snippet-missing', positionOf(node), { path: part.written ?? part.path });
      return undefined;
    }
    const text = withoutMarks(onlyPart(whole, part));
    room -= text.length;
    if (room >= 0) return text;
    collector.add('file-too-large', positionOf(node), { bytes: codeLimit - room, limit: codeLimit });
    return undefined;
  }

  return {
    /** A file as a block of code; `undefined` after the reason was reported. */
    blockOf(part: Part, { file, node, meta }: { file: string; node: RootContent; meta: string }): Code | undefined {
      const value = textOf(part, file, node);
      if (value === undefined) return undefined;
      const lang = /\.(\w+)$/.exec(part.path)?.[1] ?? '';
      const fence = '`'.repeat(Math.max(3, ...[...value.matchAll(/`{3,}/g)].map(([ticks]) => ticks.length + 1)));
      const position = positionOf(node);
      const written = `${fence}${[lang, meta].filter(Boolean).join(' ')}\n${value}\n${fence}`;
      sourceText.substitutions.push({ position, parts: [written] });
      return { type: 'code', lang, meta: meta === '' ? null : meta, value, position };
    },
    /** A fence with the files in the place of the lines that name them. */
    fill(node: Code, file: string): Code {
      const marks = marksInCode(node.value);
      if (marks.length === 0) return node;
      let at = positionOf(node).start.offset;
      let { value } = node;
      for (const { path, line } of marks) {
        const text = textOf(partOf(path), file, node);
        const start = sourceText.text.indexOf(line, at);
        at = start === -1 ? at : start + line.length;
        if (text === undefined) continue;
        const lead = /^[ \t]*/.exec(line)?.[0] ?? '';
        const filled = text.replace(/^(?=.)/gm, lead);
        value = value.replace(line, () => filled);
        if (start === -1) continue;
        const position = { start: pointAt(sourceText.text, start), end: pointAt(sourceText.text, at) };
        const margin = sourceText.text.slice(sourceText.text.lastIndexOf('\n', start - 1) + 1, start);
        sourceText.substitutions.push({ position, parts: [filled.replace(/\n/g, `\n${margin}`)] });
      }
      return { ...node, value };
    },
  };
}

/** Without the blank lines at either end, the margin, and the comments that name sections. */
function withoutMarks(text: string): string {
  const lines = text
    .split(/\r?\n/)
    .filter((line) => !/--8<--\s*\[(?:start|end):|#(?:end)?region\b|ANCHOR(?:_END)?:/.test(line))
    .map((line) => line.trimEnd());
  const kept = lines.slice(
    Math.max(
      0,
      lines.findIndex((line) => line !== ''),
    ),
    lines.findLastIndex((line) => line !== '') + 1,
  );
  const margin = Math.min(...kept.filter((line) => line !== '').map((line) => /^ */.exec(line)?.[0].length ?? 0));
  return kept.map((line) => line.slice(Math.min(margin, line.length))).join('\n');
}
