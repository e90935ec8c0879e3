/** What of a site is told of all its pages together. */
import type { Brand } from '../brand/index.ts';
import { parseGuide, referencesOf } from '../guide/index.ts';
import type { BrandContent } from '../loader/index.ts';
import { messagesFor } from '../messages/index.ts';
import { overviewText } from '../render/index.ts';
import type { Row } from './manifest.ts';
import { guideListPath } from './plan-groups.ts';
import type { SitePlan } from './site-plan.ts';

/** Addresses in the brand's own section on linking. */
export function urlsOfSection({ linking }: Brand): string[] {
  return Object.entries(linking ?? {}).flatMap(([file, text]) =>
    referencesOf(parseGuide(text, { path: '', file }).guide).map(({ url }) => url),
  );
}

/** Every letter beyond ASCII in any page or connector, once. */
export function lettersOf({ pages, connectors, navigation }: BrandContent): string {
  const letters = new Set<string>();
  for (const { facts } of [...pages, ...connectors.values()]) for (const letter of facts.letters) letters.add(letter);
  // Names of groups stand in no page.
  for (const [letter] of JSON.stringify(navigation.groups).matchAll(/[^\0-\x7f]/gu)) letters.add(letter);
  return [...letters].sort().join('');
}

/** The paths of pages that search engines are told of. */
export function sitemapPaths({ connectors, pages, overview, groups }: SitePlan): string[] {
  const lists = connectors.map(({ facts }) => `connectors/${facts.id}`);
  const listed = pages.filter(({ facts }) => !facts.hidden).map(({ facts }) => facts.path);
  const overviews = [...overview, ...groups.parts].map(({ path }) => path);
  return [...new Set(['', ...overviews, ...lists, ...listed])];
}

/** The Markdown twins of a site, in the order of their paths. */
export function twinsOf(plan: SitePlan) {
  const pages = plan.pages.map(({ facts, title, description }) => ({
    path: facts.path || 'index',
    title,
    description,
    isListed: !facts.hidden,
  }));
  const taken = new Set(pages.map(({ path }) => path));
  const lists = plan.cards
    .filter(({ id }) => !taken.has(`connectors/${id}`))
    .map(({ id, name, description }) => ({ path: `connectors/${id}`, title: name, description, isListed: true }));
  const overviews =
    plan.overview.length > 0 ? [{ path: 'connectors', ...overviewText(plan.brand), isListed: true }] : [];
  return [...pages, ...overviews, ...guideLists(plan), ...lists].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function guideLists({ groups, brand }: SitePlan) {
  const { title, description } = messagesFor(brand.locale).site.guides;
  if (groups.total === 0) return [];
  return [{ path: guideListPath, title, description: description(brand.names.docs), isListed: true }];
}

/** The files of the content folder that these rows' pages show or lead to, and the logos of connectors. */
export function filesShown(plan: SitePlan, rows: ReadonlyMap<string, Row>): Set<string> {
  const shown = new Set<string>();
  for (const page of plan.pages) {
    for (const url of rows.get(`page:${page.facts.path}`)?.shown ?? []) {
      const file = plan.fileOf(url, page);
      if (file !== undefined) shown.add(file);
    }
  }
  for (const { facts } of plan.connectors) {
    const logo = plan.logoOf(facts.id);
    if (logo !== undefined) shown.add(logo);
  }
  return shown;
}
