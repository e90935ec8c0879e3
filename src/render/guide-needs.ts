/** Which of our scripts and style sheets the HTML of a guide needs, besides those that every guide has. */

/** A kind of content that has a style sheet or a script of its own. */
export type Need =
  | 'form'
  | 'fields'
  | 'values'
  | 'scopes'
  | 'tabs'
  | 'details'
  | 'accordions'
  | 'code'
  | 'images'
  | 'blocks';

/** Beginnings of the classes of what few guides have. */
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
  'refusal',
  'tile',
  'tooltip',
  'tree',
  'update',
];

// No text of a guide holds a bare `<`, so these are tags.
const signs: Record<Exclude<Need, 'form'>, RegExp> = {
  tabs: /<div class="tabs/,
  details: /<details(?! class="scope-)/,
  accordions: /<details (?:[^>]* )?class="accordion/,
  code: /<figure class="code-block/,
  images: /<img/,
  scopes: /<scope-picker|<ul class="scopes-list/,
  fields: / data-field-link=/,
  values: /<dl class="step-values/,
  blocks: new RegExp(`<[a-z0-9]+ (?:[^>]* )?class="(?:[^"]* )?(?:${rareBlocks.join('|')})`),
};

/** The sheets of `src/styles` of which a page has the first that it needs; what they share is in each of them. */
const pages = {
  'page-with-choice': ['scopes', 'values'],
  'page-with-form': ['form', 'fields'],
} as const satisfies Record<string, readonly Need[]>;

/** The sheets that a page has besides, as far as it needs them. */
const rareSheets = {
  blocks: ['blocks'],
  switches: ['tabs', 'accordions', 'images'],
  code: ['code'],
} as const satisfies Record<string, readonly Need[]>;

export type Sheet = 'page-of-guide' | keyof typeof pages | keyof typeof rareSheets;

/** What a guide needs by what stands in it. */
export function needsOf(html: string): Set<Need> {
  const needs = Object.entries(signs).filter(([, sign]) => sign.test(html));
  return new Set(needs.map(([need]) => need as Need));
}

/** The style sheets that these needs come to, in the order in which a page names them. */
export function sheetsOf(needs: ReadonlySet<Need>): Sheet[] {
  const [page = 'page-of-guide'] = needed(pages, needs);
  return [page, ...needed(rareSheets, needs)];
}

function needed<Name extends Sheet>(table: Record<Name, readonly Need[]>, needs: ReadonlySet<Need>): Name[] {
  const named = Object.entries(table) as [Name, readonly Need[]][];
  return named.filter(([, causes]) => causes.some((need) => needs.has(need))).map(([sheet]) => sheet);
}
