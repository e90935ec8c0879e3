/** What is made of all pages of a site together: lists for language models and search engines, and the search. */
import { join } from 'node:path';
import type { Brand } from '../brand/index.ts';
import { digestOf } from '../loader/index.ts';
import { renderLlmsIndex } from '../render/index.ts';
import { joinTwins, renderSitemap } from './aggregates.ts';
import type { Making } from './make-things.ts';
import { updateSearch } from './search.ts';
import { sitemapPaths, twinsOf } from './site-contents.ts';
import type { SitePlan } from './site-plan.ts';

export interface AggregateDeps {
  brand: Brand;
  plan: SitePlan;
  /** What every page of the site depends on. */
  digest: string;
  draft: string;
  /** The site as it stands. */
  site: string;
  search: { state: string; draftState: string; isKept: boolean; compression: string };
}

/** Makes what has changed of it. */
export async function makeAggregates(
  making: Making,
  { brand, plan, digest, draft, site, search }: AggregateDeps,
): Promise<void> {
  const listed = twinsOf(plan).filter(({ isListed }) => isListed);
  await making.thing({
    id: 'llms',
    key: digestOf(digest, JSON.stringify(listed)),
    make: (write) => write('llms.txt', renderLlmsIndex(listed, brand)),
  });
  const pages = plan.pages.filter(({ facts }) => !facts.hidden);
  const keys = pages.map(({ facts }) => making.rows.get(`page:${facts.path}`)?.key ?? '');
  await making.thing({
    id: 'llms-full',
    key: digestOf(digest, ...keys),
    // It holds nothing but twins, which were searched one by one, so it need not go through the writer.
    // Compressing it would cost more than all else that one changed page costs.
    async make() {
      const twins = pages.map(({ facts }) => ({
        path: `${facts.path || 'index'}.md`,
        fromRoot: making.rows.get(`page:${facts.path}`)?.fromRoot ?? [],
      }));
      joinTwins(join(draft, 'llms-full.txt'), twins, { draft, site });
      return ['llms-full.txt'];
    },
  });
  const paths = sitemapPaths(plan);
  await making.thing({
    id: 'sitemap',
    key: digestOf(digest, ...paths),
    async make(write) {
      for (const [path, text] of renderSitemap(paths, brand)) await write(path, text);
    },
  });
  const found = making.found();
  await making.thing({
    id: 'search',
    key: digestOf(digest, ...found.map(({ key }) => key).sort()),
    make: (write) => {
      const { isKept, ...places } = search;
      return updateSearch(found, { ...places, site: isKept ? site : undefined, write });
    },
  });
}
