/** One guide's page in a browser, Keyway's and Starlight's in turn. */
import { join } from 'node:path';
import { provideBrowser } from '../browser/find-browser.ts';
import { launchBrowser } from '../browser/launch-browser.ts';
import { type BenchRun, editionOf } from './bench-run.ts';
import { spreadOf } from './figures.ts';
import { buildKeyway, layProject, vendorBrand } from './keyway-project.ts';
import { loadPage, type NetworkName, networks, type PageLoad } from './load-page.ts';
import { findAstro } from './peers.ts';
import { pathOf, planGuide } from './plan-guide.ts';
import { serveFolder } from './static-server.ts';

/** Loads of one page lie further apart than builds do. */
const leastRounds = 5;
/** A page does not depend on how many others there are. */
const guides = 20;

export async function measurePages(run: BenchRun): Promise<void> {
  const wish = { guides, edition: editionOf(run, 0, '-page') };
  const project = layProject(join(run.folder, 'page'), wish);
  await buildKeyway(project, '', { brand: vendorBrand });
  const sites = [{ name: 'keyway', folder: join(project.out, vendorBrand) }];
  const starlight = findAstro(run, 'starlight');
  if (starlight) sites.push({ name: 'starlight', folder: (await starlight.build(wish)).site });

  const browser = await launchBrowser(provideBrowser());
  const servers = await Promise.all(sites.map(async ({ name, folder }) => ({ name, ...(await serveFolder(folder)) })));
  try {
    const path = `${pathOf(planGuide(guides / 2, guides))}/`;
    for (const network of Object.keys(networks) as NetworkName[]) {
      // Once unmeasured: the browser compiles and opens what it needs for any page.
      for (const { origin } of servers) await loadPage(browser, `${origin}${path}`, network);
      for (let round = 1; round <= Math.max(leastRounds, run.rounds); round++) {
        const turns = round % 2 === 0 ? servers.toReversed() : servers;
        for (const { name, origin } of turns) {
          keepLoad(run, { site: name, network }, await loadPage(browser, `${origin}${path}`, network));
        }
      }
      for (const page of run.results.pages.filter((known) => known.network === network)) {
        run.say(`  ${page.site.padEnd(10)} ${network.padEnd(9)} LCP ${spreadOf(page.lcp).median.toFixed(0)} ms`);
      }
    }
  } finally {
    for (const server of servers) server.close();
    await browser.close();
  }
}

function keepLoad(run: BenchRun, { site, network }: { site: string; network: string }, load: PageLoad): void {
  const { pages } = run.results;
  let page = pages.find((known) => known.site === site && known.network === network);
  if (page === undefined) {
    page = { site, network, lcp: [], cls: [], tbt: [], bytes: [], requests: [], requestsBeforePaint: [] };
    pages.push(page);
  }
  for (const figure of Object.keys(load) as (keyof PageLoad)[]) page[figure].push(load[figure]);
}
