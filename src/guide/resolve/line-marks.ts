/** Lines of code that writers mark by a comment in the code itself, such as `// [!code ++]`. */
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
  focus: 'focused',
};

const comment =
  /[ \t]*(?:\/\/|#|--|;|%|<!--|\/\*|\{\/\*)[ \t]*\[!code (\+\+|--|highlight|hl|focus)(?::(\d{1,4}))?\][ \t]*(?:-->|\*\/\}?)?[ \t]*$/;

/** Takes the comments out of the code. One that has a line for itself marks the next line. */
export function parseLineMarks(source: string): MarkedCode {
  const marks = new Map<number, Set<LineMark>>();
  if (!source.includes('[!code ')) return { code: source, marks };
  const lines: string[] = [];
  for (const line of source.split('\n')) {
    const match = comment.exec(line);
    const mark = marksByWord[match?.[1] ?? ''];
    if (!match || !mark) {
      lines.push(line);
      continue;
    }
    const code = line.slice(0, match.index);
    if (code.trim() !== '') lines.push(code);
    const first = code.trim() === '' ? lines.length + 1 : lines.length;
    for (let number = first; number < first + Number(match[2] ?? 1); number += 1) {
      marks.set(number, (marks.get(number) ?? new Set()).add(mark));
    }
  }
  return { code: lines.join('\n'), marks };
}
