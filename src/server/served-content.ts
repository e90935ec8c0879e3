/**
 * The content of built sites, for pages that are made for whoever asks. It is opened with the first of them: most of it
 * is what the build left in its cache, and without a cache it is read and made anew.
 */
import type { Brand } from '../brand/index.ts';
import type { LiveSite } from '../build/live-site.ts';
import { buildStamp } from '../build/manifest.ts';
import { readShellFiles } from '../build/shell-files.ts';
import { prepareShells } from '../build/shells.ts';
import { type ContentReading, cacheRootOf, openContent } from '../loader/index.ts';
import type { Settings } from '../settings.ts';

/** What is served, and how. */
export interface ServedSite {
  brand: Brand;
  /** The folder of the built site. */
  folder: string;
  settings: Settings;
}

export interface ServedContent extends Disposable {
  /**
   * The site of a brand, from the content as it was when somebody asked first after a build.
   * @throws {ContentMissing | ShellsFailed}
   */
  open(site: ServedSite): Promise<LiveSite>;
}

/**
 * Nothing is read before it is asked for.
 * @param projectRoot The folder where somebody works: caches are in it, and its packages have the typefaces of brands.
 * @param linkBase Where pages stand that are linked and not here, for brands that do not say so.
 */
export function serveContent(contentRoot: string, projectRoot: string, linkBase?: string): ServedContent {
  const cacheRoot = cacheRootOf(projectRoot);
  const content = openContent(contentRoot, { cacheRoot, linkBase });
  const sites = new Map<string, { stamp: number; site: Promise<LiveSite> }>();
  let reading: Promise<ContentReading> | undefined;

  async function openSite({ brand: { id }, settings }: ServedSite): Promise<LiveSite> {
    reading ??= content.read();
    const read = await reading;
    const { root, brandsDigest } = read;
    const shellFolder = await prepareShells({ contentRoot: root, brandsDigest, cacheRoot, settings });
    // What makes pages takes longer to load than the rest of the server, which few readers need.
    const { openLiveSite } = await import('../build/live-site.ts');
    return openLiveSite(read.of({ id }), {
      reading: read,
      settings,
      shells: readShellFiles(shellFolder),
      shellFolder,
      projectRoot,
      cacheFolder: content.cacheFolder,
    });
  }

  /** Sites of an earlier reading may name what the next one moves. */
  function forget(): void {
    reading = undefined;
    sites.clear();
  }

  return {
    open(served) {
      const { id } = served.brand;
      const stamp = buildStamp(served.folder);
      const known = sites.get(id);
      if (known?.stamp === stamp) return known.site;
      if (known) forget();
      const site = openSite(served);
      sites.set(id, { stamp, site });
      // What failed once may succeed the next time.
      site.catch(forget);
      return site;
    },
    [Symbol.dispose]: () => content[Symbol.dispose](),
  };
}
