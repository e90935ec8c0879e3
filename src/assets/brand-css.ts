import type { Brand, Font } from '../brand/index.ts';
import { fallbackFamily } from './fallback-metrics.ts';

/** The typefaces of a brand, where it has its own, and the `@font-face` rules of all that ship. */
export interface BrandFonts {
  text?: Font | undefined;
  mono?: Font | undefined;
  css?: string | undefined;
}

/** What a brand adds to the design: its colors and typefaces, as the tokens that `src/site/styles/tokens.css` builds on. */
export function renderBrandCss({ colors }: Brand, { text, mono, css = '' }: BrandFonts = {}): string {
  const tokens = [
    ['accent', colors.accent],
    ['accent-dark', colors.accent_dark],
    ['font-text', text && `"${text.family}", "${fallbackFamily(text.family)}"`],
    ['font-mono', mono && `"${mono.family}"`],
  ].filter(([, value]) => value !== undefined);
  const declarations = tokens.map(([name, value]) => `    --brand-${name}: ${value};\n`).join('');
  const root = `@layer tokens {\n  :root,\n  :host {\n${declarations}  }\n}\n`;
  return root + css;
}
