/** What can be counted in a guide and on its page alike. */
export interface Counts {
  headings: number;
  steps: number;
  images: number;
  links: number;
  tables: number;
  codes: number;
}

export function noCounts(): Counts {
  return { headings: 0, steps: 0, images: 0, links: 0, tables: 0, codes: 0 };
}

export interface CountDifference {
  kind: keyof Counts;
  written: number;
  shown: number;
}

/**
 * The kinds of which there are not as many on the page as in the source. A heading such as "Step 2" may be shown as a step.
 */
export function differencesOf(written: Counts, shown: Counts): CountDifference[] {
  const becameSteps = written.headings - shown.headings;
  const isSpelling = becameSteps > 0 && becameSteps === shown.steps - written.steps;
  return (Object.keys(written) as (keyof Counts)[])
    .filter((kind) => written[kind] !== shown[kind] && !(isSpelling && (kind === 'headings' || kind === 'steps')))
    .map((kind) => ({ kind, written: written[kind], shown: shown[kind] }));
}
