/** The list of all guides, and its twins. */
import { digestOf } from '../loader/index.ts';
import { renderListing } from '../render/index.ts';
import { renderGuideList } from '../render/page/guide-list-page.ts';
import type { BrandSite } from './brand-site.ts';
import { guideListPath } from './plan-groups.ts';
import type { SitePlan } from './site-plan.ts';
import type { ThingHere } from './thing.ts';

/** The pages and twins of the list; none if no page stands in a group. */
export function guideListThings({ plan, site }: { plan: SitePlan; site: BrandSite }, digest: string): ThingHere[] {
  const { brand, context } = site;
  const { parts, total } = plan.groups;
  if (total === 0) return [];
  const { title: heading, description: about } = context.messages.site.guides;
  const description = about(brand.names.docs);
  const pages = parts.map(({ path, number, groups }): ThingHere => {
    const count = parts.length;
    const title = number === 1 ? heading : context.messages.site.overview.numbered(heading, number, count);
    const page = { title, heading, description, path, groups, first: guideListPath, number, count };
    const file = `${path}/index.html`;
    return {
      id: `guides:${path}`,
      paths: { test: (asked) => asked === file },
      key: digestOf(digest, JSON.stringify(page)),
      make: (write) => write(file, site.fill(renderGuideList(context, page))),
    };
  });
  const links = plan.pages.flatMap(({ facts: { path }, title, description: own }) =>
    plan.groups.around(path) ? [{ title, description: own, path: `/${path}` }] : [],
  );
  const twins: ThingHere = {
    id: 'guides-twins',
    paths: /^all-guides\.(?:md|json)$/,
    key: digestOf(digest, JSON.stringify(links)),
    async make(write) {
      const { markdown, json } = renderListing({ path: guideListPath, title: heading, description, links }, brand);
      await write(`${guideListPath}.md`, markdown);
      await write(`${guideListPath}.json`, `${JSON.stringify(json, undefined, 2)}\n`);
    },
  };
  return [...pages, twins];
}
