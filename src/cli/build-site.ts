/** `keyway build`: content to a folder of static files, a brand at a time. */
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type Brand, findTraces, type Trace } from '../brand/index.ts';
import { digestOf } from '../source/guide-cache.ts';
import { inTurn } from './build-turn.ts';
import { projectRoot } from './project.ts';
import { readShipped } from './read-shipped.ts';
import { writeSearchIndex } from './write-search-index.ts';

/** The vendor's name or host is in a partner's site. */
export class VendorTrace extends Error {
  readonly code = 'vendor-trace';
  constructor(brand: string, traces: readonly Trace[]) {
    const lines = traces.map(
      ({ word, path, offset }) => `  ${path}${offset < 0 ? ' (its name)' : `, byte ${offset}`}: "${word}"`,
    );
    super(
      `The site of "${brand}" names the vendor, so it was not kept.\n${lines.join('\n')}\n` +
        `Add the words to \`vocabulary\` or \`urls\` in brands/${brand}/brand.yaml, or mark the passages data-whitelabel-hide.`,
    );
  }
}

/**
 * Builds the site of one brand into `<out>/<brand>`, and looks through every byte of a partner's for the vendor. What
 * stood there before stays until the new site is whole and sound.
 * @throws {VendorTrace}
 */
export async function buildSite(
  brand: Brand,
  { contentRoot, out, forbidden }: { contentRoot: string; out: string; forbidden: readonly string[] },
): Promise<string> {
  const folder = resolve(out, brand.id);
  // What Astro keeps between builds holds this brand's pages and pictures of this content.
  const key = digestOf(contentRoot, brand.id).slice(0, 16);
  // Astro runs its own output to make the pages, so it must be made below the working folder, with the packages there.
  const draft = join(projectRoot, '.astro/sites', `${key}-${process.pid}`);
  // Pages and loaders run inside Astro and have the environment alone to learn this from.
  process.env['KEYWAY_BRAND'] = brand.id;
  process.env['KEYWAY_CONTENT'] = contentRoot;
  const workingFolder = process.cwd();
  process.chdir(projectRoot);
  try {
    const { build } = await import('astro');
    const lockFile = join(projectRoot, '.astro/build.lock');
    await inTurn(lockFile, () =>
      build({
        root: projectRoot,
        site: brand.links.site,
        outDir: draft,
        cacheDir: join(projectRoot, 'node_modules/.cache/astro', key),
        logLevel: 'error',
        mode: 'production',
      }),
    );
    await writeSearchIndex(draft);
    if (!brand.vendor && forbidden.length > 0) {
      const traces = findTraces(await readShipped(draft), forbidden);
      if (traces.length > 0) throw new VendorTrace(brand.id, traces);
    }
    await moveFolder(draft, folder);
    return folder;
  } finally {
    process.chdir(workingFolder);
    await rm(draft, { recursive: true, force: true });
  }
}

async function moveFolder(from: string, to: string): Promise<void> {
  await rm(to, { recursive: true, force: true });
  await mkdir(dirname(to), { recursive: true });
  try {
    await rename(from, to);
  } catch (cause) {
    // Only within one file system can a folder be renamed.
    if ((cause as NodeJS.ErrnoException).code !== 'EXDEV') throw cause;
    await cp(from, to, { recursive: true });
  }
}
