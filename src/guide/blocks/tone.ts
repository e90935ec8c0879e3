/** Which of our tones is meant by the words and colors that other dialects have for the kinds of a callout. */

/** The kinds of callouts, each with its colors. */
export type Tone = 'note' | 'info' | 'tip' | 'check' | 'warning' | 'danger';

const words: Record<Tone, string> = {
  note: 'note default neutral secondary important gray grey',
  info: 'info information primary announcement launch blue',
  tip: 'tip hint idea purple',
  check: 'check success done ok positive green',
  warning: 'warning warn caution attention alert orange yellow amber',
  danger: 'danger error critical destructive negative red',
};

const toneOfWord = new Map(
  Object.entries(words).flatMap(([tone, list]) => list.split(' ').map((word) => [word, tone as Tone] as const)),
);

/** The tone of a word such as `warn`; nothing for a word that is none of a callout's. */
export function toneNamed(word: string | undefined): Tone | undefined {
  return toneOfWord.get(word?.trim().toLowerCase() ?? '');
}

/** The tone nearest to a color in hexadecimal: a page's own colors hold up on dark ground, a writer's may not. */
export function toneOfColor(color: string | undefined): Tone | undefined {
  const digits = /^#([0-9a-f]{3}|[0-9a-f]{6})(?:[0-9a-f]{2})?$/i.exec(color?.trim() ?? '')?.[1];
  if (!digits) return toneNamed(color);
  const [red = 0, green = 0, blue = 0] =
    (digits.length === 3 ? digits.replace(/./g, '$&$&') : digits)
      .match(/../g)
      ?.map((pair) => Number.parseInt(pair, 16) / 255) ?? [];
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  const range = most - least;
  if (range < 0.12) return 'note';
  const sextant =
    most === red ? (green - blue) / range : most === green ? 2 + (blue - red) / range : 4 + (red - green) / range;
  const hue = (sextant * 60 + 360) % 360;
  if (hue < 20 || hue >= 325) return 'danger';
  if (hue < 70) return 'warning';
  if (hue < 170) return 'check';
  return hue < 255 ? 'info' : 'tip';
}
