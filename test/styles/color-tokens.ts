/** The color tokens of a style sheet, worked out for a theme as a browser works them out. */
import { mixOf, type Theme } from '../../src/brand/contrast.ts';

export type Tokens = ReadonlyMap<string, string>;

/** Custom properties of a style sheet as they are written, without the dashes before their names. */
export function parseTokens(css: string): Tokens {
  const declarations = css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/--([\w-]+):\s*([^;]+);/g);
  return new Map([...declarations].map(([, name = '', value = '']) => [name, value.replace(/\s+/g, ' ').trim()]));
}

/**
 * The color that a value comes to.
 * @throws {Error} A token that is not there, or a function that is not known here.
 */
export function colorOf(value: string, tokens: Tokens, theme: Theme): string {
  const call = /^([a-z-]+)\((.*)\)$/.exec(value);
  if (!call) return value;
  const [, name = '', inner = ''] = call;
  const parts = splitArguments(inner);
  switch (name) {
    case 'oklch':
      return value;
    case 'var': {
      const [, fallback] = parts;
      const token = tokens.get((parts[0] ?? '').slice(2)) ?? fallback;
      if (token === undefined) throw new Error(`There is no token ${parts[0]}.`);
      return colorOf(token, tokens, theme);
    }
    case 'light-dark':
      return colorOf(parts[theme === 'light' ? 0 : 1] ?? '', tokens, theme);
    case 'color-mix': {
      const [model, first = '', other = ''] = parts;
      const share = /^(.*) (\d+(?:\.\d+)?)%$/.exec(first);
      if (model !== 'in oklab' || !share) throw new Error(`Mixing is known in oklab and with a share: ${value}.`);
      return mixOf(colorOf(share[1] ?? '', tokens, theme), Number(share[2]) / 100, colorOf(other, tokens, theme));
    }
    default:
      throw new Error(`Not known: ${value}.`);
  }
}

/** Splits at commas that stand in no bracket. */
function splitArguments(text: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const character of text) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts.map((part) => part.trim());
}
