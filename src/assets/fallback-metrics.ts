/** What stands until a typeface has come: a font of the system at the typeface's measures, so that no line moves. */
import { fromBuffer } from '@capsizecss/unpack';
import { subsetFont } from './font-subset.ts';

/** Descriptors of `@font-face`, in percent. */
export interface FallbackMetrics {
  sizeAdjust: number;
  ascentOverride: number;
  descentOverride: number;
  lineGapOverride: number;
}

/**
 * Arial's mean width of a letter, in parts of its size, as Capsize weighs letters. Liberation Sans and Helvetica were
 * drawn to the same widths.
 */
const arial = { normal: 913 / 2048, bold: 983 / 2048 };

const localNames = {
  normal: ['Arial', 'ArialMT', 'Liberation Sans', 'Helvetica'],
  bold: ['Arial Bold', 'Arial-BoldMT', 'Liberation Sans Bold', 'Helvetica Bold', 'Helvetica-Bold'],
};

/** The letters whose widths count. */
const measured = Array.from({ length: 0x17f - 0x20 }, (_, index) => index + 0x20);

/**
 * How Arial, or Arial Bold, has to be set to take the room that a font takes in a weight.
 * @throws {FontUnreadable}
 */
export async function measureFallback(
  font: Uint8Array,
  weight: number,
  of: 'normal' | 'bold',
): Promise<FallbackMetrics> {
  const inWeight = await subsetFont(font, { codePoints: measured, weights: [weight, weight] });
  const { ascent, descent, lineGap, unitsPerEm, xWidthAvg } = await fromBuffer(Buffer.from(inWeight));
  const sizeAdjust = xWidthAvg / unitsPerEm / arial[of];
  const percent = (share: number) => Math.round(share * 10_000) / 100;
  const ofEm = (units: number) => percent(Math.abs(units) / unitsPerEm / sizeAdjust);
  return {
    sizeAdjust: percent(sizeAdjust),
    ascentOverride: ofEm(ascent),
    descentOverride: ofEm(descent),
    lineGapOverride: ofEm(lineGap),
  };
}

/** The family that stands in for another. */
export function fallbackFamily(family: string): string {
  return `${family.replace(/ Variable$/, '')} Fallback`;
}

/** The `@font-face` of a fallback. It loads nothing. */
export function renderFallbackFace(family: string, metrics: FallbackMetrics, of: 'normal' | 'bold'): string {
  const lines = [
    `font-family: "${fallbackFamily(family)}"`,
    `font-weight: ${of === 'bold' ? '550 900' : '100 549'}`,
    `src: ${localNames[of].map((name) => `local("${name}")`).join(', ')}`,
    `size-adjust: ${metrics.sizeAdjust}%`,
    `ascent-override: ${metrics.ascentOverride}%`,
    `descent-override: ${metrics.descentOverride}%`,
    `line-gap-override: ${metrics.lineGapOverride}%`,
  ];
  return `@font-face {\n${lines.map((line) => `  ${line};\n`).join('')}}\n`;
}
