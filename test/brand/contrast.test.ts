import { converter } from 'culori';
import { describe, expect, test } from 'vitest';
import { contrastOf, findContrastFaults, leastRatio, nearestReadable } from '../../src/brand/contrast.ts';
import { neutralBrand } from '../../src/brand/index.ts';

const toOklch = converter('oklch');
const readable = neutralBrand.colors;

test('black on white is 21:1, and a color on itself 1:1', () => {
  expect(contrastOf('#000000', 'oklch(1 0 0)')).toBeCloseTo(21, 5);
  expect(contrastOf('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  expect(contrastOf('#8a3b12', '#8a3b12')).toBe(1);
});

test('a color that no screen shows is measured as it is shown', () => {
  expect(contrastOf('oklch(0.7 0.4 150)', '#ffffff')).toBeCloseTo(contrastOf('#00d200', '#ffffff'), 0);
});

test('colors that can be read everywhere have no fault', () => {
  expect(findContrastFaults(readable)).toEqual([]);
});

test('each color is told by its key, with the use in which it is worst', () => {
  const faults = findContrastFaults({ accent: '#8a8a8a', accent_dark: '#5c5c5c' });
  expect(faults.map(({ key, use }) => `${key} ${use}`)).toEqual([
    'accent as text on its own tint',
    'accent_dark as text on shaded areas',
  ]);
  for (const { ratio } of faults) expect(ratio).toBeLessThan(leastRatio);
});

describe('what is suggested can be read everywhere, and is the nearest', () => {
  test.each(['#ffb070', '#ffff00', '#00ff00', '#ffffff', '#3b82f6', 'oklch(0.62 0.19 250)', 'oklch(0.9 0.3 140)'])(
    'instead of %s on light grounds',
    (accent) => {
      const [fault] = findContrastFaults({ ...readable, accent });
      expect(findContrastFaults({ ...readable, accent: fault?.suggestion ?? '' })).toEqual([]);
      expect(fault?.suggestion.startsWith('#')).toBe(accent.startsWith('#'));
    },
  );

  test.each(['#8a3b12', '#000000', '#0000ff', 'oklch(0.3 0.1 20)'])('instead of %s on dark grounds', (accent) => {
    const [fault] = findContrastFaults({ ...readable, accent_dark: accent });
    expect(findContrastFaults({ ...readable, accent_dark: fault?.suggestion ?? '' })).toEqual([]);
  });

  test('a color that just fails is hardly changed', () => {
    const [fault] = findContrastFaults({ ...readable, accent: 'oklch(0.54 0.1 250)' });
    expect(fault?.ratio).toBeGreaterThan(4);
    expect(fault?.suggestion).toMatch(/^oklch\(0\.5[0-4]\d* 0\.1 250\)$/);
  });
});

test.each(['#8a3b12', '#0f6b5c', '#000000', '#ffffff', 'oklch(0.45 0.2 265)', '#ffee00'])(
  'from %s alone comes a color for dark grounds that can be read there, of the same hue',
  (accent) => {
    const accent_dark = nearestReadable(accent, 'dark');
    expect(findContrastFaults({ ...readable, accent_dark })).toEqual([]);
    const [given, made] = [accent, accent_dark].map((color) => toOklch(color));
    if ((given?.c ?? 0) > 0.02) expect(Math.abs((given?.h ?? 0) - (made?.h ?? 0))).toBeLessThan(6);
  },
);

test('a color that can be read on dark grounds stays as it is', () => {
  expect(nearestReadable('#ffb070', 'dark')).toBe('#ffb070');
});
