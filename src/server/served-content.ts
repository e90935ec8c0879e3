/**
 * The content of built sites, for pages that are made for whoever asks. It is opened with the first of them: most of it
 * is what the build left in its cache, and without a cache it is read and made anew.
 */
import type { Brand } from '../brand/index.ts';
import { type LiveSite, openLiveSite } from '../build/live-site.ts';
import { readShellFiles } from '../build/shell-files.ts';
import { prepareShells } from '../build/shells.ts';
import { type ContentReading, cacheRootOf, type OpenContent, openContent } from '../loader/index.ts';
import type { Settings } from '../settings.ts';

export interface ServedContent extends Disposable {
  /**
   * The site of a brand, as the content is when it is first asked for.
   * @throws {ContentMissing | ShellsFailed}
   */
  open(brand: Brand, settings: Settings): Promise<LiveSite>;
}

interface Opened {
  content: OpenContent;
  reading: ContentReading;
}

/**
 * Nothing is read before it is asked for.
 * @param projectRoot The folder where somebody works: caches are in it, and its packages have the typefaces of brands.
 */
export function serveContent(contentRoot: string, projectRoot: string): ServedContent {
  const cacheRoot = cacheRootOf(projectRoot);
  let opened: Promise<Opened> | undefined;
  const sites = new Map<string, Promise<LiveSite>>();

  async function read(linkBase: string | undefined): Promise<Opened> {
    const content = openContent(contentRoot, { cacheRoot, linkBase });
    try {
      return { content, reading: await content.read() };
    } catch (cause) {
      content[Symbol.dispose]();
      throw cause;
    }
  }

  async function openSite({ id }: Brand, settings: Settings): Promise<LiveSite> {
    opened ??= forgetIfFailed(read(settings.KEYWAY_LINK_BASE), () => {
      opened = undefined;
    });
    const { content, reading } = await opened;
    const { root, brandsDigest } = reading;
    const shellFolder = await prepareShells({ contentRoot: root, brandsDigest, cacheRoot, settings });
    return openLiveSite(reading.of({ id }), {
      reading,
      settings,
      shells: readShellFiles(shellFolder),
      shellFolder,
      projectRoot,
      cacheFolder: content.cacheFolder,
    });
  }

  return {
    open(brand, settings) {
      const known = sites.get(brand.id);
      if (known) return known;
      const site = forgetIfFailed(openSite(brand, settings), () => sites.delete(brand.id));
      sites.set(brand.id, site);
      return site;
    },
    [Symbol.dispose]() {
      opened?.then(
        ({ content }) => content[Symbol.dispose](),
        () => undefined,
      );
    },
  };
}

/** What failed once may succeed the next time. */
function forgetIfFailed<Value>(promise: Promise<Value>, forget: () => void): Promise<Value> {
  promise.catch(forget);
  return promise;
}
