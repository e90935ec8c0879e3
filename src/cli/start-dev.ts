/** `keyway dev`: Astro's server for development, with what is embedded beside it. */
import { resolve } from 'node:path';
import { baseOf } from '../brand/index.ts';
import { readSetup } from '../loader/index.ts';
import { requireFreePort } from '../server/listen.ts';
import type { Settings } from '../settings.ts';
import { projectRoot } from './project.ts';

/**
 * Serves; resolves once the server listens.
 * @throws {PortTaken | BrandUnknown | ContentMissing}
 */
export async function startDev(settings: Settings): Promise<void> {
  const { KEYWAY_BRAND: brand, KEYWAY_CONTENT: contentRoot, PORT: port, HOST: host } = settings;
  process.env['KEYWAY_CONTENT'] = resolve(contentRoot);
  process.env['PORT'] = String(port);
  if (brand !== undefined) process.env['KEYWAY_BRAND'] = brand;
  await requireFreePort({ host, port });
  // Loading Astro takes longer than asking for the port.
  const [{ dev }, { embedServer }] = await Promise.all([import('astro'), import('./embed-server.ts')]);
  const { links, embedding } = (await readSetup(contentRoot, brand)).brand;
  const base = baseOf({ links });
  const site = { site: new URL(links.site).origin, base: base || '/' };
  const integrations = [embedServer({ ...embedding, base })];
  await dev({ root: projectRoot, ...site, integrations, server: { port, host }, logLevel: 'info' });
}
