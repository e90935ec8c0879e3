/** The shortest way from one sequence to another, by Myers' algorithm (An O(ND) Difference Algorithm, 1986). */

export interface Difference {
  is: 'same' | 'removed' | 'added';
  text: string;
}

/** With more edits than this two texts have nothing in common worth finding, and finding it takes time and memory. */
const mostEdits = 2000;

/** What stays, goes and comes. Where something goes and comes at one place, what goes stands first. */
export function diffSequences(before: readonly string[], after: readonly string[]): Difference[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before.at(-1 - end) === after.at(-1 - end)) end++;
  const middle = shortestWay(before.slice(start, before.length - end), after.slice(start, after.length - end));
  return [
    ...mark('same', before.slice(0, start)),
    ...removedFirst(middle),
    ...mark('same', before.slice(before.length - end)),
  ];
}

function mark(is: Difference['is'], texts: readonly string[]): Difference[] {
  return texts.map((text) => ({ is, text }));
}

function shortestWay(before: readonly string[], after: readonly string[]): Difference[] {
  const limit = Math.min(before.length + after.length, mostEdits);
  // The furthest place in `before` on each diagonal, and the part of it that each number of edits began with.
  const furthest = new Int32Array(2 * limit + 3);
  const at = (diagonal: number) => diagonal + limit + 1;
  const steps: Int32Array[] = [];
  for (let edits = 0; edits <= limit; edits++) {
    steps.push(furthest.slice(at(-edits - 1), at(edits + 1) + 1));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const [below = 0, above = 0] = [furthest[at(diagonal - 1)], furthest[at(diagonal + 1)]];
      let x = diagonal === -edits || (diagonal !== edits && below < above) ? above : below + 1;
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x++;
      furthest[at(diagonal)] = x;
      if (x >= before.length && x - diagonal >= after.length) return wayBack(steps, before, after);
    }
  }
  return [...mark('removed', before), ...mark('added', after)];
}

function wayBack(steps: readonly Int32Array[], before: readonly string[], after: readonly string[]): Difference[] {
  const way: Difference[] = [];
  let [x, y] = [before.length, after.length];
  for (let edits = steps.length - 1; edits > 0; edits--) {
    const furthest = steps[edits] ?? new Int32Array();
    const diagonal = x - y;
    const at = (other: number) => furthest[other + edits + 1] ?? 0;
    const [below, above] = [at(diagonal - 1), at(diagonal + 1)];
    const isAdded = diagonal === -edits || (diagonal !== edits && below < above);
    const from = isAdded ? above : below;
    while (x > (isAdded ? from : from + 1)) way.push({ is: 'same', text: before[--x] ?? '' });
    y = x - diagonal;
    if (isAdded) way.push({ is: 'added', text: after[--y] ?? '' });
    else way.push({ is: 'removed', text: before[--x] ?? '' });
  }
  while (x > 0) way.push({ is: 'same', text: before[--x] ?? '' });
  return way.reverse();
}

function removedFirst(way: readonly Difference[]): Difference[] {
  const sorted: Difference[] = [];
  let added: Difference[] = [];
  for (const step of way) {
    if (step.is === 'added') added.push(step);
    else {
      if (step.is === 'same') {
        sorted.push(...added);
        added = [];
      }
      sorted.push(step);
    }
  }
  return [...sorted, ...added];
}
