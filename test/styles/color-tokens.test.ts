import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { renderBrandCss } from '../../src/assets/brand-css.ts';
import { accentShare, contrastOf, grounds, type Theme } from '../../src/brand/contrast.ts';
import { neutralBrand } from '../../src/brand/index.ts';
import { colorOf, parseTokens, type Tokens } from './color-tokens.ts';

const folder = resolve(import.meta.dirname, '../../src/site/styles');
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const written = renderBrandCss(neutralBrand) + read('tokens.css');
const tokens = parseTokens(written);
const codeTokens = parseTokens(written + read('code.css'));
const themes: readonly Theme[] = ['light', 'dark'];

/** Text and what it stands on, which takes 4.5:1. */
const texts: [string, readonly string[]][] = [
  ['text', ['ground', 'surface', 'sunken', 'danger-ground', 'warning-ground', 'success-ground', 'info-ground']],
  ['muted', ['ground', 'surface', 'sunken']],
  ['accent', ['ground', 'surface', 'sunken', 'accent-ground']],
  ['on-accent', ['accent']],
  ['danger', ['ground', 'surface', 'danger-ground']],
  ['warning', ['ground', 'surface', 'warning-ground']],
  ['success', ['ground', 'surface', 'success-ground']],
  ['info', ['ground', 'surface', 'info-ground']],
  // Words of a button for what can't be undone.
  ['ground', ['danger']],
];

/** Borders of controls and focus rings, which take 3:1. */
const marks: [string, readonly string[]][] = [
  ['control-line', ['ground', 'surface', 'sunken']],
  ['focus', ['ground', 'surface', 'sunken', 'accent-ground', 'danger-ground', 'warning-ground', 'info-ground']],
];

const codeGrounds = ['code-ground', 'code-mark', 'code-added', 'code-removed', 'accent-ground'];
const codeTexts = [...codeTokens.keys()].filter((name) => name.startsWith('tok-'));

describe.each(themes)('in the %s theme', (theme) => {
  test('every text holds 4.5:1 on every ground that it stands on', () => {
    expect(findFaint(texts, 4.5, tokens, theme)).toEqual([]);
  });

  test('borders of controls and focus rings hold 3:1', () => {
    expect(findFaint(marks, 3, tokens, theme)).toEqual([]);
  });

  test('every color of code holds 4.5:1 on the ground of code and of marked lines', () => {
    const pairs = ['text', 'muted', ...codeTexts].map((name): [string, readonly string[]] => [name, codeGrounds]);
    expect(codeTexts.length).toBeGreaterThan(5);
    expect(findFaint(pairs, 4.5, codeTokens, theme)).toEqual([]);
  });

  test('brands are checked against the grounds that the style sheet has', () => {
    const names = Object.keys(grounds[theme]);
    const inStyles = names.map((name) => [name, colorOf(`var(--${name})`, tokens, theme)]);
    expect(Object.fromEntries(inStyles)).toEqual(grounds[theme]);
    expect(tokens.get('accent-ground')).toBe(`color-mix(in oklab, var(--accent) ${accentShare * 100}%, var(--ground))`);
  });
});

test('control: a text that is made a little too light is found, in its theme alone', () => {
  const faint = written.replace(/--muted: light-dark\(oklch\(\S+/, '--muted: light-dark(oklch(0.6');
  expect(faint).not.toBe(written);
  expect(findFaint(texts, 4.5, parseTokens(faint), 'light').join()).toMatch(/^muted on ground: 3\.\d+:1/);
  expect(findFaint(texts, 4.5, parseTokens(faint), 'dark')).toEqual([]);
});

test('control: a token that is not there is told', () => {
  expect(() => colorOf('var(--nothing)', tokens, 'light')).toThrow('There is no token --nothing.');
});

describe('colors stand in tokens.css alone', () => {
  /** What a color of its own is for, by style sheet. Each takes its hue or its strength from something else. */
  const documented: Record<string, RegExp> = {
    // Colors of code, told once as tokens of that sheet.
    'code.css': /--(?:code|tok)-[a-z]+: light-dark\(.*\);/g,
    // The shadow under what floats; a badge's color, made from its hue.
    'words.css': /box-shadow: [^;]*;|oklch\([^;]*var\(--hue\)\)/g,
    // What lies over the page behind the search.
    'search.css': /::backdrop \{\s*background: [^;]*;/g,
    // The same behind the menu of a group.
    'sidebar.css': /::backdrop \{\s*background: [^;]*;/g,
    // A connector's mark, made from its hue.
    'site.css': /oklch\([^;]*var\(--hue\)\)/g,
  };
  const literal =
    /#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(|:\s*(?:white|black|red|gray|grey)\b/gi;
  const findLiterals = (name: string, css: string) =>
    css
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(documented[name] ?? /$^/, '')
      .match(literal) ?? [];

  test.each(globSync('*.css', { cwd: folder }).filter((name) => name !== 'tokens.css'))('%s has none', (name) => {
    expect(findLiterals(name, read(name))).toEqual([]);
  });

  test('control: a color that is planted is found', () => {
    expect(findLiterals('guide.css', '.a { color: #c00; background: oklch(0.5 0.1 20); fill: white; }')).toHaveLength(
      3,
    );
  });
});

function findFaint(pairs: readonly [string, readonly string[]][], least: number, all: Tokens, theme: Theme): string[] {
  const shown = (name: string) => colorOf(`var(--${name})`, all, theme);
  return pairs.flatMap(([name, behind]) =>
    behind
      .map((ground) => ({ ground, ratio: contrastOf(shown(name), shown(ground)) }))
      .filter(({ ratio }) => ratio < least)
      .map(({ ground, ratio }) => `${name} on ${ground}: ${ratio.toFixed(2)}:1`),
  );
}
