/** `keyway serve`: what was built, of one brand or of all, until somebody stops it. */
import { join, resolve } from 'node:path';
import type { LogEntry } from '../hub/log-entry.ts';
import { readEverySetup, readSetup, type Setup } from '../loader/index.ts';
import type { BuiltSite } from '../server/open-site.ts';
import { hasSandbox } from '../server/sandbox-switch.ts';
import { serveSites } from '../server/serve-sites.ts';
import { serveContent } from '../server/served-content.ts';
import { brandEnvironment, readSettings, type Settings } from '../settings.ts';

/**
 * Serves; resolves once the server listens. `brands`: the one that the settings name, or all of the content folder.
 * @throws {SiteNotBuilt | SiteAddressTaken | PortTaken | HubError | BrandUnknown | ContentMissing}
 */
export async function serveBuilt(
  brands: 'one' | 'all',
  settings: Settings,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  const { KEYWAY_CONTENT: contentRoot, KEYWAY_BRAND: name } = settings;
  const sites =
    brands === 'all'
      ? (await readEverySetup(contentRoot)).map((setup) => siteAmongOthers(setup, settings, environment))
      : [builtSite(await readSetup(contentRoot, name), settings)];
  const running = await serveSites(sites, {
    place: { host: settings.HOST, port: settings.PORT },
    content: serveContent(contentRoot, process.cwd(), settings.KEYWAY_LINK_BASE),
    log: openLog(),
  });
  for (const notice of running.notices) console.log(notice);
  console.log('');
  for (const [index, { brand }] of sites.entries()) console.log(`  ${brand.names.docs}: ${running.urls[index]}/`);
  const shown = sites.findIndex((site) => site.connectors.has('sandbox') && hasSandbox(site.settings));
  if (shown !== -1) {
    console.log(`\n  Try the whole way: ${running.urls[shown]}/connectors/sandbox/guides/link-account/api-key/`);
  }
  console.log('');
  const stop = () => void running.close().then(() => process.exit(0));
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

/** Writes a line for each entry, those of some moments together: a line of its own costs as much as many. */
function openLog(): (entry: LogEntry) => void {
  let lines = '';
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (lines !== '') process.stdout.write(lines);
    lines = '';
  };
  process.on('exit', flush);
  return (entry) => {
    lines += `${JSON.stringify(entry)}\n`;
    timer ??= setTimeout(flush, logEveryMs);
  };
}

const logEveryMs = 50;

function builtSite({ brand, connectors }: Setup, settings: Settings): BuiltSite {
  return { brand, connectors, folder: resolve(settings.KEYWAY_OUT, brand.id), settings };
}

/** A site with the settings of its brand, and a database that holds no other brand's accounts. */
function siteAmongOthers(setup: Setup, { KEYWAY_DATA_DIR }: Settings, environment: NodeJS.ProcessEnv): BuiltSite {
  const { id } = setup.brand;
  const data = { KEYWAY_DATA_DIR: join(KEYWAY_DATA_DIR, id) };
  return builtSite(setup, readSettings(brandEnvironment({ ...environment, ...data }, id)));
}
