/** What people wrote, handed to Astro: read, checked and parsed by our own reader, never compiled. */
import { defineCollection } from 'astro:content';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import { readSettings } from './settings.ts';
import { type Content, readContent } from './source/index.ts';

type Entries = (content: Content) => Iterable<readonly [id: string, data: object]>;

// The three collections are read together; a change makes the next of them read anew.
let reading: Promise<Content> | undefined;

function contentLoader(name: string, entriesOf: Entries): Loader {
  const load = async ({ store, config, generateDigest, logger }: LoaderContext) => {
    reading ??= readContent(fileURLToPath(config.root), readSettings(process.env).KEYWAY_CONTENT);
    const content = await reading;
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

/** Ids can't be empty, and the first page's path is. */
export const frontPageId = '(front)';

export const collections = {
  guides: defineCollection({
    loader: contentLoader('guides', ({ pages }) => pages.map((guide) => [guide.path || frontPageId, guide])),
  }),
  connectors: defineCollection({ loader: contentLoader('connectors', ({ connectors }) => connectors) }),
  brands: defineCollection({ loader: contentLoader('brands', ({ brands }) => brands) }),
};
