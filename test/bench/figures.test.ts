import { expect, test } from 'vitest';
import { ratioOf, slopeOf, spreadOf } from './figures.ts';

test('the median is the middle one by size, or the mean of two', () => {
  expect(spreadOf([10, 9, 100])).toEqual({ median: 10, least: 9, most: 100 });
  expect(spreadOf([4, 1, 2, 3])).toEqual({ median: 2.5, least: 1, most: 4 });
  expect(spreadOf([7])).toEqual({ median: 7, least: 7, most: 7 });
  expect(() => spreadOf([])).toThrow(RangeError);
});

test('ratios are taken round by round, not of two medians', () => {
  // The machine was twice as slow in the second round; the ratio stays what it is.
  expect(ratioOf([10, 20, 10], [5, 10, 5])).toEqual({ median: 2, least: 2, most: 2 });
  expect(ratioOf([1, 4, 3], [1, 2, 1])).toEqual({ median: 2, least: 1, most: 3 });
  expect(ratioOf([1, 4], [])).toBeUndefined();
});

test('the price of one more guide leaves out what every build costs', () => {
  const points = [
    { guides: 1000, value: 14 },
    { guides: 100, value: 5 },
  ];
  expect(slopeOf(points)).toBe(0.01);
  expect(slopeOf(points.slice(1))).toBeUndefined();
});
