export interface CheckLimitOptions {
  /** How many checks one session, and one owner, may start in a window. */
  checks: number;
  windowMs: number;
}

export type CheckAllowance = { kind: 'allowed' } | { kind: 'too-many'; retryAfterSeconds: number };

/** Counts one more check for all of these names at once; a refused one does not count. */
export type TakeToken = (names: readonly string[]) => CheckAllowance;

/**
 * A sliding window over the checks of each name, in memory. Without it a session would be a machine that tells which
 * of many stolen keys work.
 */
export function createCheckLimit({ checks, windowMs }: CheckLimitOptions, clock: () => Date): TakeToken {
  const startedAtMs = new Map<string, number[]>();

  return (names) => {
    const nowMs = clock().getTime();
    if (startedAtMs.size > sweepAbove) forgetBefore(startedAtMs, nowMs - windowMs);
    const windows = names.map((name) => (startedAtMs.get(name) ?? []).filter((at) => at > nowMs - windowMs));
    const waitsMs = windows
      .filter((window) => window.length >= checks)
      .map((window) => (window[0] ?? nowMs) + windowMs - nowMs);
    if (waitsMs.length > 0) return { kind: 'too-many', retryAfterSeconds: Math.ceil(Math.max(...waitsMs) / 1000) };
    for (const [index, name] of names.entries()) startedAtMs.set(name, [...(windows[index] ?? []), nowMs]);
    return { kind: 'allowed' };
  };
}

const sweepAbove = 10_000;

function forgetBefore(startedAtMs: Map<string, number[]>, beforeMs: number): void {
  for (const [name, window] of startedAtMs) if ((window.at(-1) ?? 0) <= beforeMs) startedAtMs.delete(name);
}
