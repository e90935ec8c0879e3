/** What people wrote, handed to Astro: read, checked and parsed by our own reader, never compiled. */

import { defineCollection } from 'astro:content';
import { stat } from 'node:fs/promises';
import { basename, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import { z } from 'astro/zod';
import { createBranding } from '../brand/index.ts';
import { brandNamed, type Content, logoFile, readContent, referredFiles, sharedContent } from '../loader/index.ts';
import { readSettings } from '../settings.ts';

type Entries = (content: Content) => Iterable<readonly [id: string, data: object]>;

// The three collections are read together; a change makes the next of them read anew.
let reading: Promise<Content> | undefined;

function readAll(projectRoot: string): Promise<Content> {
  const settings = readSettings(process.env);
  const shared = sharedContent(settings.KEYWAY_BRAND, settings.KEYWAY_CONTENT);
  if (shared) return Promise.resolve(shared);
  reading ??= readContent(projectRoot, settings.KEYWAY_CONTENT, {
    brand: settings.KEYWAY_BRAND,
    linkBase: settings.KEYWAY_LINK_BASE,
  });
  return reading;
}

function contentLoader(name: string, entriesOf: Entries): Loader {
  const load = async ({ store, config, generateDigest, logger }: LoaderContext) => {
    const content = await readAll(fileURLToPath(config.root));
    if (name === 'guides') {
      for (const { file, line, column, what, fix } of content.issues) {
        logger.warn(`${file}:${line}:${column} ${what} ${fix}`);
      }
    }
    const present = new Set<string>();
    for (const [id, data] of entriesOf(content)) {
      present.add(id);
      store.set({ id, data: data as Record<string, unknown>, digest: generateDigest(JSON.stringify(data)) });
    }
    for (const id of store.keys()) if (!present.has(id)) store.delete(id);
    return content.root;
  };
  return {
    name: `content-${name}`,
    async load(context) {
      const root = await load(context);
      const { watcher } = context;
      if (!watcher) return;
      watcher.add(root);
      let pending: NodeJS.Timeout | undefined;
      watcher.on('all', (_event, file) => {
        if (!file.startsWith(root)) return;
        reading = undefined;
        // Editors write in several steps; one reading after the last of them is enough.
        clearTimeout(pending);
        pending = setTimeout(
          () => void load(context).catch((cause: unknown) => context.logger.error(String(cause))),
          50,
        );
      });
    },
  };
}

type ShownFiles = ReturnType<typeof referredFiles>;

// Two loaders ask for them, and every page is branded to know them.
const shown = new WeakMap<Content, ShownFiles>();

/** The files that this brand's pages show or lead to. What they do not show must not ship, not even unused. */
function shownFiles(content: Content): ShownFiles {
  const known = shown.get(content) ?? findShownFiles(content);
  shown.set(content, known);
  return known;
}

function findShownFiles(content: Content): ShownFiles {
  const branded = createBranding(brandNamed(content, readSettings(process.env).KEYWAY_BRAND), content.connectors);
  const guides = content.pages.map((page) => branded(page).guide);
  const { images, assets } = referredFiles(guides, content.files.paths);
  const present = new Set(content.files.paths);
  const used = new Set(guides.flatMap(({ binding }) => binding?.connector ?? []));
  return { images, assets: [...assets, ...[...used].map(logoFile).filter((file) => present.has(file))] };
}

/** Images that pages show, for Astro to size and convert; it imports them by their place on disk. */
function imageLoader(): Loader {
  return {
    name: 'content-images',
    async load({ store, config, parseData, generateDigest }) {
      const content = await readAll(fileURLToPath(config.root));
      const present = new Set<string>();
      for (const id of shownFiles(content).images) {
        const file = content.files.locate(id);
        present.add(id);
        const data = await parseData({ id, data: { source: `./${basename(file)}` }, filePath: file });
        const { mtimeMs, size } = await stat(file);
        const filePath = relative(fileURLToPath(config.root), file);
        store.set({ id, data, filePath, digest: generateDigest(`${mtimeMs} ${size}`) });
      }
      for (const id of store.keys()) if (!present.has(id)) store.delete(id);
    },
  };
}

/** Ids can't be empty, and the first page's path is. */
export const frontPageId = '(front)';

export const collections = {
  guides: defineCollection({
    loader: contentLoader('guides', ({ pages }) => pages.map((guide) => [guide.path || frontPageId, guide])),
  }),
  connectors: defineCollection({ loader: contentLoader('connectors', ({ connectors }) => connectors) }),
  brands: defineCollection({ loader: contentLoader('brands', ({ brands }) => brands) }),
  assets: defineCollection({
    loader: contentLoader('assets', (content) =>
      shownFiles(content).assets.map((path) => [path, { file: content.files.locate(path) }]),
    ),
  }),
  images: defineCollection({ loader: imageLoader(), schema: ({ image }) => z.object({ source: image() }) }),
};
