/** Headings that count, as "1. Create a key" and "2. Copy it": they are the titles of steps where they do so in a run. */
import { toString as textOf } from 'mdast-util-to-string';
import type { GuideNode } from '../model.ts';
import { headingRank } from '../node-kinds.ts';
import { numberSaid } from '../step-words.ts';

/** One that stands alone is called so, as chapters are that others of the book follow. */
const shortestRun = 2;

/** Those of a run among siblings: of one rank, below the same heading, from 0 or 1 on without a gap. */
export function countedHeadings(nodes: readonly GuideNode[]): ReadonlySet<GuideNode> {
  const counted = new Set<GuideNode>();
  const runs = new Map<number, Run>();
  const close = (rank: number) => {
    const headings = runs.get(rank)?.headings ?? [];
    if (headings.length >= shortestRun && !headings.some(isQuestion)) for (const each of headings) counted.add(each);
    runs.delete(rank);
  };
  for (const node of nodes) {
    const rank = headingRank(node);
    if (rank === undefined) continue;
    for (let lower = rank + 1; lower <= 6; lower++) close(lower);
    const number = numberSaid(textOf(node))?.number;
    if (number === undefined) continue;
    const run = runs.get(rank);
    if (run && number === run.last + 1) {
      run.headings.push(node);
      run.last = number;
      continue;
    }
    close(rank);
    if (number <= 1) runs.set(rank, { headings: [node], last: number });
  }
  for (const rank of [...runs.keys()]) close(rank);
  return counted;
}

interface Run {
  headings: GuideNode[];
  last: number;
}

/** Questions that are counted are to be read, not to be done. */
function isQuestion(node: GuideNode): boolean {
  return /[?？]\s*$/.test(textOf(node));
}
