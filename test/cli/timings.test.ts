import { describe, expect, test } from 'vitest';
import { showProgress } from '../../src/cli/show-progress.ts';
import { startTimings } from '../../src/cli/timings.ts';

test('timings are a line a stage, with what several brands took summed', () => {
  let time = 0;
  const timings = startTimings(() => time);
  for (const [stage, ms, count] of [
    ['scan', 120, 10],
    ['pages', 2000, 5],
    ['pages', 10_500, 7],
  ] as const) {
    time += ms;
    timings.mark(stage, count);
  }
  expect(timings.render()).toBe('stage  seconds  count\nscan      0.12     10\npages    12.50     12\n');
});

describe('how far the pages are', () => {
  function shown(isTTY: boolean, total: number, stepMs: number): string[] {
    const written: string[] = [];
    let time = 0;
    const write = (part: string | Uint8Array) => written.push(String(part)) > 0;
    const progress = showProgress({ isTTY, write }, 1, () => time);
    for (let done = 1; done <= total; done++) {
      progress.tell('pages', done, total);
      time += stepMs;
    }
    return written.filter((part) => part.trim() !== '' && part !== '\r\u001B[K');
  }

  test('is a bar on a terminal, with counts and the time left', () => {
    expect(shown(true, 400, 50)).toContain('████████████░░░░░░░░░░░░ pages 201/400, 10 s left');
  });

  test('is a line every five seconds where lines are kept', () => {
    const lines = shown(false, 400, 50);
    expect(lines).toHaveLength(3);
    expect(lines[0]).toBe('pages 101/400, 15 s left\n');
  });

  test.each([
    ['of a short build', 400, 10],
    ['of few pages', 30, 2000],
  ])('is not told %s where lines are kept', (_, total, stepMs) => {
    expect(shown(false, total, stepMs)).toEqual([]);
  });
});
