/** Moves every place in a tree: those of nodes, of attributes, and of the program code that hangs on nodes. */
import type { Point } from './position.ts';

type Move = (point: Point) => Point;

interface Placed {
  position?: { start: Point; end: Point };
  loc?: { start: { line: number; column: number }; end: { line: number; column: number } };
  range?: [number, number];
  start?: number;
  end?: number;
}

/** Changes the tree in place. Points that nodes share are moved once. */
export function mapPoints(tree: object, move: Move): void {
  const seen = new Set<object>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    const node = value as Placed;
    if (node.position) node.position = { start: move(node.position.start), end: move(node.position.end) };
    if (node.loc && node.range) moveCode(node, node.loc, node.range, move);
    for (const [key, inner] of Object.entries(node)) if (key !== 'position' && key !== 'loc') visit(inner);
  };
  visit(tree);
}

/** Program code counts columns from 0, and has its offsets twice. */
function moveCode(node: Placed, { start, end }: NonNullable<Placed['loc']>, range: [number, number], move: Move): void {
  const [first, last] = [
    move({ line: start.line, column: start.column + 1, offset: range[0] }),
    move({ line: end.line, column: end.column + 1, offset: range[1] }),
  ];
  node.loc = {
    start: { line: first.line, column: first.column - 1 },
    end: { line: last.line, column: last.column - 1 },
  };
  node.range = [first.offset, last.offset];
  if (typeof node.start === 'number') node.start = first.offset;
  if (typeof node.end === 'number') node.end = last.offset;
}
