/** The site of a brand while somebody writes it: read again after each change, and never gone because of a fault. */
import { debuglog } from 'node:util';
import { type Brand, baseOf, brandConnector } from '../../brand/index.ts';
import { type LiveSite, openLiveSite } from '../../build/live-site.ts';
import type { ShellFiles } from '../../build/shell-files.ts';
import type { Connector } from '../../connector/index.ts';
import { brandNamed, type ContentReading, type OpenContent } from '../../loader/index.ts';
import type { Locale } from '../../messages/index.ts';
import type { Settings } from '../../settings.ts';
import { filesOfPage, type PageFiles } from './page-faults.ts';

/** Whose site is shown, and in which language its interface speaks: the brand's own if `undefined`. */
export interface View {
  brand: string;
  language: Locale | undefined;
}

/** The site as it was at one moment. */
export interface DevState {
  brand: Brand;
  view: View;
  /** All that could be shown. */
  brands: readonly Brand[];
  /** How its addresses begin after the host. */
  base: string;
  live: LiveSite;
  /** Files outside of the content folder that the site is made from as well. */
  filesAbove: readonly string[];
  /** The files that a page is made of, by their paths from the content folder; `path` has no slashes at its ends. */
  filesOf(path: string): PageFiles;
  /** In the words of the brand. */
  connectors(): ReadonlyMap<string, Connector>;
}

export interface DevSiteDeps {
  content: OpenContent;
  /** The brand that is most likely shown: what Astro makes of its frame is asked for at once. */
  brand: Brand;
  settings: Settings;
  /** The folder whose packages have the typefaces of brands. */
  projectRoot: string;
  /** What Astro makes of the site's frame for a brand, in a language. */
  readShells(brand: Brand, language: Locale | undefined): Promise<ShellFiles>;
  /** Takes what kept the site from being read again. The site stays as it was. */
  warn(cause: unknown): void;
}

export interface DevSite {
  /**
   * The site as it is now. It waits for a reading under way.
   * @throws {ContentMissing | BrandUnknown} If the content could not be read even once.
   */
  current(): Promise<DevState>;
  /** Shows another site from now on, if its brand can be read. */
  look(view: View): Promise<DevState>;
  /** Reads the content again. Several calls at once come to one reading. */
  refresh(): Promise<DevState>;
  /** The same, with a frame that Astro makes anew. */
  refreshShells(): Promise<DevState>;
}

/** `NODE_DEBUG=dev` tells how long each reading takes. */
const log = debuglog('dev');

/** Between a first and a second attempt at content that changed while it was read. */
const retryAfterMs = 100;

/** Opens the site, and begins to read at once. */
export function openDevSite({ content, brand: shown, settings, projectRoot, readShells, warn }: DevSiteDeps): DevSite {
  const shells = new Map<string, Promise<ShellFiles>>();
  const reworded = new Map<string, { of: string; connector: Connector }>();
  let view: View = { brand: shown.id, language: undefined };
  let last: DevState | undefined;
  // The content takes its time as well, and needs nothing of it.
  shellsOf(shown, view).catch(() => undefined);
  let running = read();
  let waiting: Promise<DevState> | undefined;

  async function read(): Promise<DevState> {
    try {
      last = await openState().catch(async () => {
        await new Promise((resolve) => setTimeout(resolve, retryAfterMs));
        return openState();
      });
    } catch (cause) {
      if (!last) throw cause;
      warn(cause);
    }
    return last;
  }

  async function openState(): Promise<DevState> {
    const startedAt = performance.now();
    const reading = await content.read();
    log('read the content in %d ms', performance.now() - startedAt);
    const asked = view;
    // A brand whose file has a fault is not there, and another's site would be none of its writer's business.
    const found = reading.of(brandNamed(reading, asked.brand));
    const brand = asked.language === undefined ? found.brand : { ...found.brand, locale: asked.language };
    const own = { ...found, brand };
    const live = await openLiveSite(own, {
      reading,
      settings,
      shells: await shellsOf(brand, asked),
      shellFolder: '',
      projectRoot,
      cacheFolder: content.cacheFolder,
      headScripts: 'module',
      viewer: 'writer',
      assetBase: '',
    });
    log('opened the site after %d ms', performance.now() - startedAt);
    let connectors: ReadonlyMap<string, Connector> | undefined;
    return {
      brand,
      view: asked,
      brands: [...reading.brands.values()],
      base: baseOf(brand),
      live,
      filesAbove: reading.filesAbove,
      filesOf: (path) => filesOfPage(own, path),
      connectors() {
        connectors ??= connectorsOf(reading, brand);
        return connectors;
      },
    };
  }

  function shellsOf(brand: Brand, { language }: View): Promise<ShellFiles> {
    const name = `${brand.id} ${language}`;
    const known = shells.get(name);
    if (known !== undefined) return known;
    const made = readShells(brand, language);
    shells.set(name, made);
    made.catch(() => shells.delete(name));
    return made;
  }

  function connectorsOf(reading: ContentReading, brand: Brand): ReadonlyMap<string, Connector> {
    const { connectors, digest } = reading.of(brand);
    return new Map(
      [...connectors].map(([id, packed]) => {
        const of = `${packed.key} ${digest} ${brand.locale}`;
        const known = reworded.get(id);
        if (known?.of === of) return [id, known.connector];
        const connector = brandConnector(reading.connectorOf(packed), brand);
        reworded.set(id, { of, connector });
        return [id, connector];
      }),
    );
  }

  function refresh(): Promise<DevState> {
    // Whoever asks while a reading runs gets the next one, because files may have changed behind the one that runs.
    waiting ??= running
      .catch(() => undefined)
      .then(() => {
        waiting = undefined;
        running = read();
        return running;
      });
    return waiting;
  }

  return {
    current: () => waiting ?? running,
    async look(next) {
      const before = view;
      view = next;
      const state = await refresh();
      // It stays as it was where it can't be read.
      if (state.view !== next && view === next) view = before;
      return state;
    },
    refresh,
    refreshShells() {
      shells.clear();
      return refresh();
    },
  };
}
