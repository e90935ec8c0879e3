/** Which of our style sheets and scripts the HTML of a guide needs, besides those that every guide has. */

/** A style sheet of which a page has the first that it needs; what they share is in each of them. */
const pageSheets = ['page-with-choice', 'page-with-form'] as const;

/** The sheets that a page has besides, as far as it needs them, in the order in which it names them. */
const rareSheets = ['blocks', 'switches', 'code'] as const;

/** A style sheet of `src/site/styles` that not every guide needs. */
export type NeededSheet = (typeof pageSheets)[number] | (typeof rareSheets)[number];

export type SheetName = 'page-of-guide' | NeededSheet;

/** A script that not every guide needs, by what it does. */
export type NeededScript = 'tabs' | 'open-target' | 'scope-controls' | 'copy-buttons' | 'code-buttons' | 'zoom-image';

/** What some content needs. */
export interface Need {
  sheet?: NeededSheet | undefined;
  scripts?: readonly NeededScript[] | undefined;
}

/** What all that stands in a guide needs. */
export interface Needs {
  sheets: ReadonlySet<NeededSheet>;
  scripts: ReadonlySet<NeededScript>;
}

/** All needs as one. */
export function joinNeeds(needs: Iterable<Need>): Needs {
  const sheets = new Set<NeededSheet>();
  const scripts = new Set<NeededScript>();
  for (const { sheet, scripts: named = [] } of needs) {
    if (sheet) sheets.add(sheet);
    for (const script of named) scripts.add(script);
  }
  return { sheets, scripts };
}

/** The style sheets that needs come to, in the order in which a page names them. */
export function sheetsOf({ sheets }: Needs): SheetName[] {
  const page = pageSheets.find((sheet) => sheets.has(sheet)) ?? 'page-of-guide';
  return [page, ...rareSheets.filter((sheet) => sheets.has(sheet))];
}
