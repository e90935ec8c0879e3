/** How long each stage of a build took. */

export interface Timings {
  /** Counts the time since the last mark, or since the start, to a stage. */
  mark(stage: string, count: number): void;
  /** A line for each stage, in the order in which they first came: its name, seconds, and how many things it had. */
  render(): string;
}

/** Starts to count. Stages of several brands are summed. */
export function startTimings(now: () => number): Timings {
  const stages = new Map<string, { ms: number; count: number }>();
  let last = now();
  return {
    mark(stage, count) {
      const at = now();
      const known = stages.get(stage) ?? { ms: 0, count: 0 };
      stages.set(stage, { ms: known.ms + at - last, count: known.count + count });
      last = at;
    },
    render() {
      const rows = [...stages].map(([stage, { ms, count }]) => [stage, (ms / 1000).toFixed(2), String(count)]);
      const table = [['stage', 'seconds', 'count'], ...rows];
      const widths = [0, 1, 2].map((column) => Math.max(...table.map((row) => (row[column] ?? '').length)));
      const line = ([stage = '', seconds = '', count = '']: string[]) =>
        `${stage.padEnd(widths[0] ?? 0)}  ${seconds.padStart(widths[1] ?? 0)}  ${count.padStart(widths[2] ?? 0)}\n`;
      return table.map(line).join('');
    },
  };
}
