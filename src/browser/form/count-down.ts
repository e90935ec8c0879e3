/** Calls `tick` with the whole seconds that are left, at once and then each second, last with 0. Returns what ends it. */
export function countDown(seconds: number, tick: (secondsLeft: number) => void): () => void {
  const endsAt = performance.now() + seconds * 1000;
  // Browsers slow the timers of pages that nobody looks at; the clock goes on.
  const count = () => {
    const left = Math.ceil((endsAt - performance.now()) / 1000);
    if (left <= 0) clearInterval(timer);
    tick(Math.max(0, left));
  };
  const timer = window.setInterval(count, 1000);
  count();
  return () => clearInterval(timer);
}
