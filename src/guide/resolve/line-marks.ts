/**
 * Lines of code that writers mark by a comment in the code itself, such as `// [!code ++]` of VitePress or
 * `// highlight-next-line` of Docusaurus.
 */
export type LineMark = 'added' | 'removed' | 'highlighted' | 'focused';

export interface MarkedCode {
  /** Without the comments. */
  code: string;
  /** By line number, from 1. */
  marks: ReadonlyMap<number, ReadonlySet<LineMark>>;
}

const marksByWord: Record<string, LineMark> = {
  '++': 'added',
  '--': 'removed',
  highlight: 'highlighted',
  hl: 'highlighted',
  warning: 'highlighted',
  error: 'highlighted',
  focus: 'focused',
};

const start = '(?<![ \\t])[ \\t]*(?:\\/\\/|#|--|;|%|<!--|\\/\\*|\\{\\/\\*)[ \\t]*';
const end = '[ \\t]*(?:-->|\\*\\/\\}?)?[ \\t]*$';
const bracketed = new RegExp(
  `${start}\\[!code (\\+\\+|--|highlight|hl|warning|error|focus)(?::(\\d{1,4}))?\\](?:${end}|[ \\t]+(?:\\/\\/[ \\t]*)?(?<remark>\\S.*)$)`,
);
const wordMark = new RegExp(`${start}\\[!code word:[^\\]\\n]{1,200}\\]${end}`);
const named = new RegExp(`${start}(highlight|focus)-(?<scope>next-line|line|start|end)${end}`);
/** A comment that a numbered list below explains: `# (1)!`, which Material for MkDocs shows as a button. */
const annotation = new RegExp(`((?:\\/\\/|#|--|;|<!--|\\/\\*)[ \\t]*\\(\\d{1,3}\\))!(?=${end})`);

// Only a guess, which saves reading line by line.
const hasMark = /\[!code |(?:highlight|focus)-(?:next-line|line|start|end)|\(\d{1,3}\)!/;

/** The comment without its mark. */
function commentOf(comment: string, remark: string): string {
  return `${comment.slice(0, comment.indexOf('[!code'))}${remark}`;
}

/** Takes the comments out of the code. One that has a line for itself marks the next line. */
export function parseLineMarks(source: string): MarkedCode {
  const marks = new Map<number, Set<LineMark>>();
  if (!hasMark.test(source)) return { code: source, marks };
  const lines: string[] = [];
  const add = (mark: LineMark, from: number, to: number) => {
    for (let number = from; number <= to; number += 1) marks.set(number, (marks.get(number) ?? new Set()).add(mark));
  };
  const open = new Map<LineMark, number>();
  for (const line of source.split('\n')) {
    const match = bracketed.exec(line) ?? named.exec(line);
    const mark = marksByWord[match?.[1] ?? ''];
    // A word that stands out is nothing that we show; its comment goes all the same.
    const word = match ? undefined : wordMark.exec(line);
    if (word) {
      const code = line.slice(0, word.index);
      if (code.trim() !== '') lines.push(code);
      continue;
    }
    if (!match || !mark) {
      lines.push(line.replace(annotation, '$1'));
      continue;
    }
    const { scope, remark } = match.groups ?? {};
    // What else the comment says is for readers.
    const code = line.slice(0, match.index) + (remark === undefined ? '' : commentOf(match[0], remark));
    if (code.trim() !== '') lines.push(code);
    const first = code.trim() === '' ? lines.length + 1 : lines.length;
    if (scope === 'start') open.set(mark, first);
    else if (scope === 'end') {
      add(mark, open.get(mark) ?? first, code.trim() === '' ? lines.length : first);
      open.delete(mark);
    } else add(mark, first, first + (scope === undefined ? Number(match[2] ?? 1) : 1) - 1);
  }
  return { code: lines.join('\n'), marks };
}
