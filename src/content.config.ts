/** What people wrote, handed to Astro: read, checked and parsed by our own reader, never compiled. */
import { defineCollection } from 'astro:content';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import { readSettings } from './settings.ts';
import { type Content, readContent } from './source/index.ts';

type Entries = (content: Content) => Iterable<readonly [id: string, data: object]>;

function contentLoader(name: string, entriesOf: Entries): Loader {
  const load = async ({ store, config, generateDigest, logger }: LoaderContext) => {
    const projectRoot = fileURLToPath(config.root);
    const content = await readContent(projectRoot, readSettings(process.env).KEYWAY_CONTENT);
    if (name === 'guides') {
      for (const issue of content.issues)
        logger.warn(`${issue.file}:${issue.line}:${issue.column} ${issue.what} ${issue.fix}`);
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
    name: `keyway-${name}`,
    async load(context) {
      const root = await load(context);
      const { watcher } = context;
      if (!watcher) return;
      watcher.add(root);
      let pending: NodeJS.Timeout | undefined;
      watcher.on('all', (_event, file) => {
        if (!file.startsWith(root)) return;
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
