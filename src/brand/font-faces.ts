/** The `@font-face` rules of a package's style sheet, as far as a site needs them. */

export interface FontFace {
  family: string;
  style: string;
  /** `400`, or `100 900` for a file that holds all weights between. */
  weight: string;
  /** As CSS has it; nothing for a file that holds all letters. */
  unicodeRange: string | undefined;
  /** Name of a WOFF2 file. */
  file: string;
}

export interface Font {
  family: string;
  faces: readonly FontFace[];
}

/** Reads the rules. Anything that is not of the expected form is left out, so that no foreign text ships. */
export function parseFontFaces(css: string): FontFace[] {
  return [...css.matchAll(/@font-face\s*\{([^}]*)\}/g)].flatMap(([, body = '']) => {
    const descriptor = (name: string, form: RegExp) =>
      form.exec(new RegExp(`(?:^|[;\\s])${name}\\s*:\\s*([^;]+)`).exec(body)?.[1]?.trim() ?? '')?.[1];
    const family = descriptor('font-family', /^['"]?([\w -]+?)['"]?$/);
    const file = descriptor('src', /url\(\s*['"]?\.\/files\/([\w.-]+\.woff2)['"]?\s*\)/);
    if (family === undefined || file === undefined) return [];
    const style = descriptor('font-style', /^(normal|italic)$/) ?? 'normal';
    const weight = descriptor('font-weight', /^(\d{1,4}(?: \d{1,4})?)$/) ?? '400';
    return [{ family, style, weight, unicodeRange: descriptor('unicode-range', /^([U+0-9A-F?, \n-]+)$/i), file }];
  });
}
