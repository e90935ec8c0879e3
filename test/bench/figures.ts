/** Medians, spreads and ratios: what is made of measured samples. */

export interface Spread {
  median: number;
  least: number;
  most: number;
}

/**
 * The middle of samples, and how far they lie apart. Of an even number the middle is the mean of the two in the middle.
 * @throws {RangeError} There are none.
 */
export function spreadOf(samples: readonly number[]): Spread {
  const sorted = samples.toSorted((a, b) => a - b);
  const [least, most] = [sorted[0], sorted.at(-1)];
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  if (least === undefined || most === undefined || low === undefined || high === undefined) {
    throw new RangeError('No samples');
  }
  return { median: (low + high) / 2, least, most };
}

/**
 * Ratios of samples that were taken in the same round, so that what slowed one down slowed down the other.
 * `undefined` if the two were never measured in one round.
 */
export function ratioOf(ours: readonly number[], theirs: readonly number[]): Spread | undefined {
  const ratios = ours.flatMap((own, round) => {
    const other = theirs[round];
    return other === undefined || other === 0 ? [] : [own / other];
  });
  return ratios.length === 0 ? undefined : spreadOf(ratios);
}

/** What one more guide costs: the rise of the line through two sizes. `undefined` with one size only. */
export function slopeOf(points: readonly { guides: number; value: number }[]): number | undefined {
  const sorted = points.toSorted((a, b) => a.guides - b.guides);
  const [small, large] = [sorted[0], sorted.at(-1)];
  if (small === undefined || large === undefined || small.guides === large.guides) return undefined;
  return (large.value - small.value) / (large.guides - small.guides);
}
