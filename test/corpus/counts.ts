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

/** The kinds of which there are not as many on the page as in the source. */
export function differencesOf(written: Counts, shown: Counts): CountDifference[] {
  return (Object.keys(written) as (keyof Counts)[])
    .filter((kind) => written[kind] !== shown[kind])
    .map((kind) => ({ kind, written: written[kind], shown: shown[kind] }));
}
