/** `keyway dev`: a brand's site and its hub while somebody writes, until somebody stops it. */
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Brand, baseOf } from '../brand/index.ts';
import type { Issue } from '../guide/index.ts';
import type { CheckRule } from '../house/index.ts';
import { filesBehind, readHouse } from '../house/index.ts';
import { brandNamed, cacheRootOf, openContent, packageRoot, readBrandSetups } from '../loader/index.ts';
import { requireFreePort } from '../server/listen.ts';
import type { Settings } from '../settings.ts';
import { applyRules, requireSound } from './issues/rules.ts';

/**
 * Serves, and says where; resolves once the server listens.
 * @param rules What the house says of issues, which the terminal and the pages go by.
 * @throws {PortTaken | BrandUnknown | ContentMissing | HouseConfigInvalid | HubError}
 */
export async function startDev(settings: Settings, rules: readonly CheckRule[]): Promise<void> {
  const { brand, port } = await openDev(settings, { rules, tell: (line) => console.warn(line) });
  console.log(`\n  ${brand.names.docs}: http://localhost:${port}${baseOf(brand)}/\n`);
}

/** The same without a word but those that `tell` gets; it ends with the process. */
export async function openDev(
  settings: Settings,
  { rules, tell }: { rules: readonly CheckRule[]; tell(line: string): void },
): Promise<{ brand: Brand; port: number }> {
  const sound = requireSound(rules);
  const { KEYWAY_BRAND: name, KEYWAY_LINK_BASE: linkBase, PORT: port, HOST: host } = settings;
  const contentRoot = resolve(settings.KEYWAY_CONTENT);
  await requireFreePort({ host, port });
  const projectRoot = process.cwd();
  const cacheRoot = cacheRootOf(projectRoot);
  const brands = new Map((await readBrandSetups(contentRoot)).map((brand) => [brand.id, brand]));
  const brand = brandNamed({ brands }, name);
  const content = openContent(contentRoot, { cacheRoot, linkBase });
  // Parsing goes on in other threads while this one loads Astro. What goes wrong is told when a page is asked for.
  content.read().catch(() => undefined);
  // What Astro runs reads its settings from here.
  process.env['KEYWAY_CONTENT'] = contentRoot;
  process.env['KEYWAY_BRAND'] = brand.id;
  // Loading Astro takes longer than most commands, which do without.
  const [{ dev }, { openAstroRoot }, { siteServer }, { openDevIssues }] = await Promise.all([
    import('astro'),
    import('../build/astro-options.ts'),
    import('../server/dev/dev-server.ts'),
    import('../server/dev/dev-issues.ts'),
  ]);
  const weigh = (found: readonly Issue[]) => applyRules(found, sound);
  const issues = openDevIssues({ contentRoot, cacheRoot, projectRoot, linkBase, weigh, tell });
  const { looks } = await readHouse(projectRoot);
  // Only one server listens at a port; any number may have asked for a free one.
  const root = join(cacheRoot, 'dev', String(port === 0 ? `free-${process.pid}` : port));
  rmSync(root, { recursive: true, force: true });
  const astro = openAstroRoot(root, looks);
  process.once('exit', () => rmSync(root, { recursive: true, force: true }));
  const integration = siteServer({
    content,
    brand,
    contentRoot,
    settings: { ...settings, KEYWAY_BRAND: brand.id },
    projectRoot,
    issues,
    code: { folder: join(root, 'src'), files: filesBehind(looks) },
    allowedOrigins: brand.embedding.origins,
    tell,
  });
  const server = await dev({
    ...astro,
    integrations: [integration],
    server: { port, host },
    vite: { ...astro.vite, server: { fs: { allow: [root, projectRoot, packageRoot] } } },
    logLevel: 'warn',
  });
  return { brand, port: server.address.port };
}
