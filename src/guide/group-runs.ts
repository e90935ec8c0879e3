/** Nodes that stand beside each other and belong together, put into one. */
import type { RootContent } from 'mdast';
import { isBlank } from './node-kinds.ts';
import { type Position, spanOf } from './position.ts';

/**
 * Puts each run of nodes that belong into what `wrap` makes of it, at its place. Runs of blanks alone are left out.
 * `belongs` is told of the node behind, too.
 */
export function groupRuns(
  children: readonly RootContent[],
  belongs: (node: RootContent, next: RootContent | undefined) => boolean,
  wrap: (run: RootContent[], position: Position) => RootContent | RootContent[],
): RootContent[] {
  const grouped: RootContent[] = [];
  let run: RootContent[] = [];
  const close = () => {
    const [first, last] = [run[0], run.at(-1)];
    const isEmpty = run.every((node) => isBlank(node));
    if (first && last && !isEmpty) grouped.push(...[wrap(run, spanOf(first as Placed, last as Placed))].flat());
    run = [];
  };
  for (const [index, child] of children.entries()) {
    if (belongs(child, children[index + 1])) run.push(child);
    else {
      close();
      grouped.push(child);
    }
  }
  close();
  return grouped;
}

type Placed = { position: Position };
