/** How often something may be done: the arithmetic that every store does in one step of its own. */

/** `times` at once, and as many again in each `windowMs`, evenly spread. */
export interface Rate {
  times: number;
  windowMs: number;
}

/** What is counted under one name. */
export interface Allowance extends Rate {
  /** Holds nothing that names a person: it is kept as it is. */
  name: string;
}

export type Taken = { kind: 'taken' } | { kind: 'spent'; waitMs: number };

export interface AllowanceStore {
  /**
   * Take one of each of these allowances, or none of them: then `waitMs`, at most the longest `windowMs`, is how long
   * until all have one left. Hubs that share a store share what is left. A clock that was set back makes nobody wait
   * longer than that either.
   */
  takeAllowances(allowances: readonly Allowance[], now: Date): Promise<Taken>;
}

/** What is kept of an allowance, in milliseconds since 1970. */
export interface AllowanceTimes {
  /** When it is whole again. */
  wholeAtMs: number;
  /** When that was written down. */
  takenAtMs: number;
}

/** An allowance of which one more is wanted. */
export interface Wanted {
  /** How long until there is one; 0 if there is. */
  waitMs: number;
  taken: AllowanceTimes;
  untaken: AllowanceTimes;
  /** Whether `untaken` is not what was kept, as the clock has been set back since: what was used up then is used up now. */
  isMoved: boolean;
}

/** What becomes of an allowance if one is taken, and if not (the generic cell rate algorithm). */
export function wantOne(kept: AllowanceTimes | undefined, { times, windowMs }: Rate, nowMs: number): Wanted {
  const { wholeAtMs, takenAtMs } = kept ?? { wholeAtMs: nowMs, takenAtMs: nowMs };
  const usedMs = Math.max(0, wholeAtMs - Math.max(nowMs, takenAtMs));
  // Longer than the window: it was another one then.
  const isMoved = nowMs < takenAtMs || usedMs > windowMs;
  const usedNowMs = Math.min(usedMs, windowMs);
  const waitMs = usedNowMs + windowMs / times - windowMs;
  return {
    // Parts of a millisecond are what the division leaves over.
    waitMs: waitMs < 1 ? 0 : waitMs,
    taken: { wholeAtMs: nowMs + usedNowMs + windowMs / times, takenAtMs: nowMs },
    untaken: { wholeAtMs: nowMs + usedNowMs, takenAtMs: nowMs },
    isMoved,
  };
}
