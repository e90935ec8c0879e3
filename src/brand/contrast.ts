/** Whether a brand's colors can be read where the design uses them, and the nearest that can where they cannot. */
import { clampChroma, clampRgb, converter, formatCss, formatHex, interpolate, type Oklch, wcagContrast } from 'culori';

export type Theme = 'light' | 'dark';
type ColorKey = 'accent' | 'accent_dark';

/** Tokens of src/site/styles/tokens.css that the accent meets. A test holds the two against each other. */
export const grounds: Record<Theme, Record<'on-accent' | 'ground' | 'surface' | 'sunken', string>> = {
  light: {
    'on-accent': 'oklch(1 0 0)',
    ground: 'oklch(0.995 0.001 265)',
    surface: 'oklch(1 0 0)',
    sunken: 'oklch(0.972 0.003 265)',
  },
  dark: {
    'on-accent': 'oklch(0.2 0.02 265)',
    ground: 'oklch(0.185 0.008 265)',
    surface: 'oklch(0.225 0.009 265)',
    sunken: 'oklch(0.255 0.01 265)',
  },
};

/** How much of the accent is in the ground of its own tint, `--accent-ground`. */
export const accentShare = 0.09;

/** WCAG 2.2, 1.4.3: text. It is more than what focus rings and marks need, 3:1, so text decides for them too. */
export const leastRatio = 4.5;

export interface ContrastFault {
  key: ColorKey;
  /** Where the color is hardest to read: `text on the ground of the page`. */
  use: string;
  ratio: number;
  /** The nearest color of the same hue that can be read everywhere, written as the brand's is. */
  suggestion: string;
}

/** The colors of a brand that cannot be read somewhere, at most one fault for each. */
export function findContrastFaults(colors: Record<ColorKey, string>): ContrastFault[] {
  const themes: readonly (readonly [ColorKey, Theme])[] = [
    ['accent', 'light'],
    ['accent_dark', 'dark'],
  ];
  return themes.flatMap(([key, theme]) => {
    const worst = worstUse(colors[key], theme);
    if (worst.ratio >= leastRatio) return [];
    return [{ key, ...worst, suggestion: nearestReadable(colors[key], theme) }];
  });
}

/** The ratio of two colors as they are shown: what a screen can't show is brought to the nearest that it can. */
export function contrastOf(a: string, b: string): number {
  return wcagContrast(clampRgb(a) ?? a, clampRgb(b) ?? b);
}

/** `color-mix(in oklab, <color> <share>, <other>)`. */
export function mixOf(color: string, share: number, other: string): string {
  return formatCss(interpolate([other, color], 'oklab')(share));
}

const lightnessStep = 0.005;
const toOklch = converter('oklch');

/**
 * The nearest color of the same hue that can be read everywhere in a theme, written as the given one is: darker on
 * light grounds and lighter on dark ones. Black and white pass at the latest.
 */
export function nearestReadable(color: string, theme: Theme): string {
  const start = toOklch(color) ?? { mode: 'oklch', l: 0.5, c: 0 };
  const direction = theme === 'light' ? -1 : 1;
  for (let l = start.l; l >= 0 && l <= 1; l += direction * lightnessStep) {
    const candidate = written({ ...start, l }, color);
    if (worstUse(candidate, theme).ratio >= leastRatio) return candidate;
  }
  return written({ mode: 'oklch', l: theme === 'light' ? 0 : 1, c: 0 }, color);
}

function worstUse(color: string, theme: Theme): { use: string; ratio: number } {
  const { 'on-accent': onAccent, ground, surface, sunken } = grounds[theme];
  const uses: [string, string][] = [
    ['behind the words of buttons', onAccent],
    ['as text on the ground of the page', ground],
    ['as text on cards', surface],
    ['as text on shaded areas', sunken],
    ['as text on its own tint', mixOf(color, accentShare, ground)],
  ];
  const ratios = uses.map(([use, other]) => ({ use, ratio: contrastOf(color, other) }));
  return ratios.reduce((worst, next) => (next.ratio < worst.ratio ? next : worst));
}

function written(color: Oklch, model: string): string {
  const shown = clampChroma(color, 'oklch');
  if (model.startsWith('#')) return formatHex(shown);
  const [l, c, h] = [shown.l.toFixed(3), shown.c.toFixed(3), (shown.h ?? 0).toFixed(1)].map(Number);
  return `oklch(${l} ${c} ${h})`;
}
