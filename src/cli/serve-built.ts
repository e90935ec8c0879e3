/** `keyway serve`: what was built, of one brand or of all, until somebody stops it. */
import { join, resolve } from 'node:path';
import type { BuiltSite } from '../server/open-site.ts';
import { serveSites } from '../server/serve-sites.ts';
import { brandEnvironment, readSettings, type Settings } from '../settings.ts';
import { readSetup } from '../source/index.ts';

/**
 * Serves; resolves once the server listens. `brands`: the one that the settings name, or all of the content folder.
 * @throws {SiteNotBuilt | SiteAddressTaken | PortTaken | HubError | BrandUnknown | ContentMissing}
 */
export async function serveBuilt(
  brands: 'one' | 'all',
  settings: Settings,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  const sites = brands === 'all' ? await everySite(settings, environment) : [await builtSite(settings)];
  const running = await serveSites(sites, {
    place: { host: settings.HOST, port: settings.PORT },
    log: (entry) => console.log(JSON.stringify(entry)),
  });
  for (const notice of running.notices) console.log(notice);
  console.log('');
  for (const [index, { brand }] of sites.entries()) console.log(`  ${brand.names.docs}: ${running.urls[index]}/`);
  const shown = sites.findIndex(({ connectors }) => connectors.has('sandbox'));
  if (shown !== -1) {
    console.log(`\n  Try the whole way: ${running.urls[shown]}/connectors/sandbox/guides/link-account/api-key/`);
  }
  console.log('');
  const stop = () => void running.close().then(() => process.exit(0));
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

async function builtSite(settings: Settings): Promise<BuiltSite> {
  const { brand, connectors } = await readSetup(settings.KEYWAY_CONTENT, settings.KEYWAY_BRAND);
  return { brand, connectors, folder: resolve(settings.KEYWAY_OUT, brand.id), settings };
}

/** Each brand has its own settings, and a database that holds no other brand's accounts. */
async function everySite(settings: Settings, environment: NodeJS.ProcessEnv): Promise<BuiltSite[]> {
  const { brands } = await readSetup(settings.KEYWAY_CONTENT, undefined);
  const sites = [...brands.keys()].map((id) => {
    const own = brandEnvironment({ ...environment, KEYWAY_DATA_DIR: join(settings.KEYWAY_DATA_DIR, id) }, id);
    return builtSite({ ...readSettings(own), KEYWAY_BRAND: id, KEYWAY_CONTENT: settings.KEYWAY_CONTENT });
  });
  return Promise.all(sites);
}
