/** A syntax tree as text in which all that counts is told, and in one order. */
import type { Node } from 'unist';

/** What a node of program code says twice, or what nothing reads. The start of a list is none of it. */
const leftOutOfCode = new Set(['start', 'end', 'comments']);

export function canonicalTree(tree: Node): string {
  return JSON.stringify(tree, (key, value: unknown) => {
    if (typeof value === 'bigint') return String(value);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    if (key === 'position')
      return placeText(value as Place, ({ line, column, offset }) => `${line}:${column}:${offset}`);
    // Program code has its offsets in a range.
    if (key === 'loc') return placeText(value as Place, ({ line, column }) => `${line}:${column}`);
    // remark moves a name twice that two fields share, as in `import { a }`.
    if ('type' in value && value.type === 'Identifier') return 'name' in value ? value.name : value;
    const isCode = 'range' in value;
    const entries = Object.entries(value).filter(
      ([name, inner]) => inner !== undefined && !(isCode && leftOutOfCode.has(name)),
    );
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

interface Place {
  start: TreePoint;
  end: TreePoint;
}

interface TreePoint {
  line: number;
  column: number;
  offset?: number;
}

function placeText({ start, end }: Place, textOf: (point: TreePoint) => string): string {
  return `${textOf(start)}-${textOf(end)}`;
}
