/** The overview of all connectors: a page, or several where there are many, and its twins. */
import { groupByLetter, isOverviewPaged, letterOf, type OverviewPage, overviewPath } from '../connector/index.ts';
import { digestOf } from '../loader/index.ts';
import { overviewPageText, overviewText, renderListing } from '../render/index.ts';
import type { ConnectorCard } from '../render/page/connector-list.ts';
import { renderOverviewPage } from '../render/page/overview-page.ts';
import { type OverviewPartData, renderOverviewPart } from '../render/page/overview-part.ts';
import type { BrandSite } from './brand-site.ts';
import type { SitePlan } from './site-plan.ts';
import type { ThingHere } from './thing.ts';

/** The pages and twins of the overview. */
export function overviewThings({ plan, site }: { plan: SitePlan; site: BrandSite }, digest: string): ThingHere[] {
  const { brand, context } = site;
  const { cards, categories } = plan;
  const text = overviewText(brand);
  const partOf = createParts(plan);
  const pages = plan.overview.map((page): ThingHere => {
    const file = `${page.path}/index.html`;
    const whole = { ...text, path: page.path, cards, categories };
    const part = isOverviewPaged(cards.length) ? partOf(page) : undefined;
    return {
      id: `overview:${page.path}`,
      paths: { test: (path) => path === file },
      key: digestOf(digest, JSON.stringify(part ?? whole)),
      make: (write) =>
        write(file, site.fill(part ? renderOverviewPart(context, part) : renderOverviewPage(context, whole))),
    };
  });
  const links = cards.map(({ id, name, description }) => ({ title: name, description, path: `/connectors/${id}` }));
  const twins: ThingHere = {
    id: 'overview-twins',
    paths: /^connectors\.(?:md|json)$/,
    key: digestOf(digest, JSON.stringify(links)),
    async make(write) {
      const { markdown, json } = renderListing({ path: overviewPath, ...text, links }, brand);
      await write(`${overviewPath}.md`, markdown);
      await write(`${overviewPath}.json`, `${JSON.stringify(json, undefined, 2)}\n`);
    },
  };
  return [...pages, twins];
}

/** What makes a page of the overview into data for its template. */
function createParts({
  brand,
  cards,
  categories,
  overview,
}: SitePlan): (part: OverviewPage<ConnectorCard>) => OverviewPartData {
  const pageOf = new Map<string, string>();
  for (const { category, path, listed } of overview) {
    if (category !== undefined) continue;
    for (const { name } of listed) if (!pageOf.has(letterOf(name))) pageOf.set(letterOf(name), path);
  }
  const letters = [...groupByLetter(cards).keys()].map((letter) => ({ letter, path: pageOf.get(letter) ?? '' }));
  return (part) => ({
    ...overviewPageText(brand, part),
    path: part.path,
    part,
    categories,
    connectorCount: cards.length,
    letters: part.category === undefined ? letters : [],
  });
}
