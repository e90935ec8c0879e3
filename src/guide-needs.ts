/** Which of our scripts and style sheets the HTML of a guide needs, besides those that every guide has. */

/** A kind of content that has a style sheet or a script of its own. */
export type Need = 'steps' | 'tabs' | 'details' | 'code' | 'images' | 'blocks' | 'scopes';

/** Beginnings of the classes of blocks that few guides have. */
const rareBlocks = [
  'badge',
  'banner',
  'card',
  'column',
  'example',
  'expandable',
  'field',
  'prompt',
  'prop-text',
  'tile',
  'tooltip',
  'tree',
  'update',
];

// No text of a guide holds a bare `<`, so these are tags.
const signs: Record<Need, RegExp> = {
  steps: /<li class="step"/,
  tabs: /<div class="tabs/,
  details: /<details(?! class="scope-)/,
  code: /<figure class="code-block/,
  images: /<img/,
  scopes: /<scope-picker|<ul class="scopes-list/,
  blocks: new RegExp(`<[a-z0-9]+ (?:[^>]* )?class="(?:[^"]* )?(?:${rareBlocks.join('|')})`),
};

/** The files of `src/styles` that only some guides need, and what for, in the order in which pages name them. */
const sheets = {
  progress: ['steps'],
  blocks: ['blocks'],
  switches: ['tabs', 'details', 'images'],
  code: ['code'],
  scopes: ['scopes'],
} as const satisfies Record<string, readonly Need[]>;

export type Sheet = keyof typeof sheets;

/** What a guide needs by what stands in it. */
export function needsOf(html: string): ReadonlySet<Need> {
  const needs = Object.entries(signs).filter(([, sign]) => sign.test(html));
  return new Set(needs.map(([need]) => need as Need));
}

/** The style sheets that these needs come to. */
export function sheetsOf(needs: ReadonlySet<Need>): Sheet[] {
  const named = Object.entries(sheets) as [Sheet, readonly Need[]][];
  return named.filter(([, causes]) => causes.some((need) => needs.has(need))).map(([sheet]) => sheet);
}
