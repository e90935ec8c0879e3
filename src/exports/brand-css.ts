import type { Brand } from '../brand/index.ts';

/** What a brand adds to the design: its colours, as the tokens that `src/styles/tokens.css` builds on. */
export function renderBrandCss({ colors }: Brand): string {
  return `:root {\n  --brand-accent: ${colors.accent};\n  --brand-accent-dark: ${colors.accent_dark};\n}\n`;
}
