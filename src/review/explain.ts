/** What a brand does to the content: every change with its place, and the rule and entry that made it. */
import {
  type Brand,
  brandConnector,
  type Change,
  createBranding,
  createWording,
  type Wording,
} from '../brand/index.ts';
import type { Connector } from '../connector/index.ts';
import { brandWordNames, type Guide, placeIn } from '../guide/index.ts';
import { flatten } from './flatten.ts';
import type { ExplainReport, ReportedChange, Totals } from './schema.ts';

/** The content as a brand has it. */
export interface BrandView {
  brand: Brand;
  pages: readonly Guide[];
  connectors: ReadonlyMap<string, Connector>;
  /** Paths that pages and files have for each other. */
  paths: readonly string[];
  /** The name that people know a path's file by. */
  nameOf(path: string): string;
}

/** Reports what the brand changes, by page and by connector. `isShared` asks whether the vendor too has a path. */
export function explain(view: BrandView, isShared: (path: string) => boolean): ExplainReport {
  const { brand, pages, connectors, paths, nameOf } = view;
  const wording = createWording(brand);
  const branded = createBranding(brand, connectors);
  const reported = pages.map((page) => {
    const changes = branded(page).changes.map((change) => report(change, page, { brand, wording, nameOf }));
    return { path: page.path, title: page.title, file: nameOf(page.file), totals: totalsOf(changes), changes };
  });
  return {
    report: 'explain',
    version: 1,
    brand: brand.id,
    totals: totalsOf(reported.flatMap(({ changes }) => changes)),
    files: paths
      .filter((path) => nameOf(path) !== path)
      .map((path) => ({ path, file: nameOf(path), is: isShared(path) ? ('replaced' as const) : ('added' as const) })),
    pages: reported,
    connectors: [...connectors.values()].map((connector) => ({
      connector: connector.id,
      file: nameOf(`connectors/${connector.id}/connector.yaml`),
      changes: connectorChanges(connector, brand),
    })),
  };
}

interface Context {
  brand: Brand;
  wording: Wording;
  nameOf: BrandView['nameOf'];
}

function report(change: Change, page: Guide, context: Context): ReportedChange {
  const { file, position } = placeIn(page, change.position);
  const { before, after } = change;
  const rule = change.rule === 'hidden' && isComment(change, page) ? 'comment' : change.rule;
  return {
    kind: change.rule === 'hidden' ? 'removed' : change.rule === 'address' ? 'mapped' : 'replaced',
    rule,
    entries: entriesOf(change, context),
    file: context.nameOf(file),
    line: position.start.line,
    column: position.start.column,
    endLine: position.end.line,
    endColumn: position.end.column,
    before,
    after,
  };
}

function isComment({ before }: Change, { comments, source }: Guide): boolean {
  return comments.some(({ start, end }) => source.slice(start.offset, end.offset) === before.trim());
}

const rulesWithEntries: ReadonlySet<ReportedChange['rule']> = new Set(['vocabulary', 'brand-word', 'address']);

/** The entries of the brand's file that a change follows, each once. */
function entriesOf({ rule, before }: Change, { brand, wording }: Context): ReportedChange['entries'] {
  if (!rulesWithEntries.has(rule)) return [];
  const names = brandWordNames.filter((name) => before.includes(`brand.${name}`));
  const found = wording.replacementsIn(before).filter((replacement) => replacement.rule !== 'article');
  const replaced = found.map((replacement) => {
    const from = before.slice(replacement.start, replacement.end).replace(/\s+/gu, ' ');
    return { from, to: replacement.after };
  });
  const entries = [...names.map((name) => ({ from: `brand.${name}`, to: brand.names[name] })), ...replaced];
  return [...new Map(entries.map((entry) => [entry.from, entry])).values()];
}

function connectorChanges(connector: Connector, brand: Brand): ExplainReport['connectors'][number]['changes'] {
  const after = flatten(brandConnector(connector, brand));
  return [...flatten(connector)].flatMap(([key, before]) => {
    const now = after.get(key) ?? '';
    return now === before ? [] : [{ key, before, after: now }];
  });
}

function totalsOf(changes: readonly ReportedChange[]): Totals {
  const totals: Totals = { removed: 0, replaced: 0, mapped: 0 };
  for (const { kind } of changes) totals[kind]++;
  return totals;
}
