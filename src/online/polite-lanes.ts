/** Turns at hosts: one request at a time for each, with a gap behind it, and few hosts at once. */

export interface Time {
  /** Milliseconds since 1970. */
  now(): number;
  wait(ms: number): Promise<void>;
}

export interface PoliteLanes {
  /**
   * Runs when it is the host's turn. `closed`: the host has asked to be left alone for longer than anybody waits here;
   * `late`: all of the time is used up.
   */
  inLane<Result>(host: string, run: () => Promise<Result>): Promise<Result | 'closed' | 'late'>;
  /** Leaves a host alone for so many seconds, as it asked. */
  rest(host: string, seconds: number): void;
}

export interface LaneLimits {
  gapMs: number;
  mostHosts: number;
  /** The longest that a host's wish to be left alone is waited for. */
  longestRestMs: number;
  totalMs: number;
}

export const politeLimits: LaneLimits = {
  gapMs: 500,
  mostHosts: 8,
  longestRestMs: 30_000,
  totalMs: 600_000,
};

interface Lane {
  /** The end of the last turn that was given. */
  last: Promise<unknown>;
  /** No request before. */
  openAt: number;
}

export function createPoliteLanes({ now, wait }: Time, limits: LaneLimits = politeLimits): PoliteLanes {
  const lanes = new Map<string, Lane>();
  const waiting: (() => void)[] = [];
  const deadline = now() + limits.totalMs;
  let free = limits.mostHosts;

  function laneOf(host: string): Lane {
    const lane = lanes.get(host) ?? { last: Promise.resolve(), openAt: 0 };
    lanes.set(host, lane);
    return lane;
  }

  async function takeSlot(): Promise<void> {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  }

  function giveSlot(): void {
    const next = waiting.shift();
    if (next) next();
    else free++;
  }

  async function takeTurn<Result>(lane: Lane, run: () => Promise<Result>): Promise<Result | 'closed' | 'late'> {
    for (let ms = lane.openAt - now(); ms > 0; ms = lane.openAt - now()) {
      if (ms > limits.longestRestMs) return 'closed';
      if (now() + ms > deadline) return 'late';
      await wait(ms);
    }
    if (now() > deadline) return 'late';
    await takeSlot();
    try {
      return await run();
    } finally {
      lane.openAt = Math.max(lane.openAt, now() + limits.gapMs);
      giveSlot();
    }
  }

  return {
    inLane(host, run) {
      const lane = laneOf(host);
      const turn = lane.last.then(() => takeTurn(lane, run));
      lane.last = turn.catch(() => undefined);
      return turn;
    },
    rest(host, seconds) {
      const lane = laneOf(host);
      lane.openAt = Math.max(lane.openAt, now() + seconds * 1000);
    },
  };
}
