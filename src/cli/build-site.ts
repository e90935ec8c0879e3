/** `keyway build`: content to a folder of static files, a brand at a time. */
import { copyFile, cp, mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { type Brand, baseOf } from '../brand/index.ts';
import { acquireLock } from '../loader/file-lock.ts';
import { digestOf } from '../loader/digest.ts';
import { type Content, shareContent } from '../loader/index.ts';
import type { HeaderFile } from '../server/header-files.ts';
import { audit, TracesFound } from './audit-folder.ts';
import { projectRoot } from './project.ts';
import { writeEmbeds } from './write-embeds.ts';
import { writeSearchIndex } from './write-search-index.ts';

export interface BuildOptions {
  content: Content;
  out: string;
  /** Headers for a host that serves the site without us. */
  headers?: HeaderFile | undefined;
}

/**
 * Builds the site of one brand into `<out>/<brand>`, and looks through every byte of it for other brands. What stood
 * there before stays until the new site is whole and sound.
 * @throws {TracesFound}
 */
export async function buildSite(brand: Brand, { content, out, headers }: BuildOptions): Promise<string> {
  const { root: contentRoot } = content;
  const folder = resolve(out, brand.id);
  // What Astro keeps between builds holds this brand's pages and pictures of this content.
  const key = digestOf(contentRoot, brand.id).slice(0, 16);
  // Astro takes notes in its root: which pages, which pictures. A server for writers or another build has others.
  // Astro runs its own output too, so root and output must be below the working folder, with the packages there.
  const root = join(projectRoot, 'node_modules/.cache/builds', key);
  const draft = join(root, 'site');
  await using _lock = await acquireLock(`${root}.turn`);
  await rm(root, { recursive: true, force: true });
  await mkdir(root);
  await symlink(join(projectRoot, 'src'), join(root, 'src'), 'junction');
  // Pages and loaders run inside Astro and have the environment alone to learn this from.
  process.env['KEYWAY_BRAND'] = brand.id;
  process.env['KEYWAY_CONTENT'] = contentRoot;
  const workingFolder = process.cwd();
  process.chdir(projectRoot);
  const sharing = shareContent(brand.id, content);
  try {
    const { build } = await import('astro');
    await build({
      root,
      configFile: relative(root, join(projectRoot, 'astro.config.mjs')),
      vite: { resolve: { preserveSymlinks: true } },
      site: new URL(brand.links.site).origin,
      base: baseOf(brand) || '/',
      outDir: draft,
      cacheDir: join(projectRoot, 'node_modules/.cache/astro', key),
      logLevel: 'error',
      mode: 'production',
    });
    await writeSearchIndex(draft);
    if (brand.embedding.origins.length > 0) await writeEmbeds(draft);
    await copyFile(join(projectRoot, 'schemas/page.schema.json'), join(draft, 'page.schema.json'));
    if (headers?.place === 'in-site') await writeFile(join(draft, headers.name), headers.text);
    const report = await audit(draft, brand, content);
    if (report.findings.length > 0) throw new TracesFound(report);
    await moveFolder(draft, folder);
    if (headers?.place === 'beside-site') await writeFile(`${folder}-${headers.name}`, headers.text);
    return folder;
  } finally {
    sharing[Symbol.dispose]();
    process.chdir(workingFolder);
    await rm(root, { recursive: true, force: true });
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
