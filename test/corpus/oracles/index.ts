/** Every oracle that looks at one page. */
import type { Finding, Oracle, Specimen } from '../finding.ts';
import { addresses } from './addresses.ts';
import { doubledTexts } from './doubled-texts.ts';
import { labels } from './labels.ts';
import { propTexts } from './prop-texts.ts';
import { redBoxes } from './red-boxes.ts';
import { steps } from './steps.ts';
import { structure } from './structure.ts';
import { syntaxAsText } from './syntax-as-text.ts';

/** In the order of the report. */
export const oracles: Record<string, Oracle> = {
  'syntax as text': syntaxAsText,
  addresses,
  'texts in props': propTexts,
  labels,
  steps,
  structure,
  'red boxes': redBoxes,
  'doubled texts': doubledTexts,
};

/** What all of them find. */
export function askOracles(specimen: Specimen): Finding[] {
  return Object.entries(oracles).flatMap(([oracle, ask]) => ask(specimen).map((found) => ({ oracle, ...found })));
}
