import type { Brand, Font } from '../brand/index.ts';

/** The typefaces of a brand, where it has its own. */
export interface BrandFonts {
  text?: Font | undefined;
  mono?: Font | undefined;
}

/** What a brand adds to the design: its colors and typefaces, as the tokens that `src/site/styles/tokens.css` builds on. */
export function renderBrandCss({ colors }: Brand, { text, mono }: BrandFonts = {}): string {
  const tokens = [
    ['accent', colors.accent],
    ['accent-dark', colors.accent_dark],
    ['font-text', text && `"${text.family}"`],
    ['font-mono', mono && `"${mono.family}"`],
  ].filter(([, value]) => value !== undefined);
  const declarations = tokens.map(([name, value]) => `    --brand-${name}: ${value};\n`).join('');
  const root = `@layer tokens {\n  :root,\n  :host {\n${declarations}  }\n}\n`;
  return (
    root +
    [text, mono]
      .flatMap((font) => font?.faces ?? [])
      .map(renderFace)
      .join('')
  );
}

function renderFace({ family, style, weight, unicodeRange, file }: Font['faces'][number]): string {
  const lines = [
    `font-family: "${family}"`,
    `font-style: ${style}`,
    `font-weight: ${weight}`,
    'font-display: swap',
    `src: url("brand/fonts/${file}") format("woff2")`,
    ...(unicodeRange === undefined ? [] : [`unicode-range: ${unicodeRange}`]),
  ];
  return `@font-face {\n${lines.map((line) => `  ${line};\n`).join('')}}\n`;
}
