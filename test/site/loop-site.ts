import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { commandEnvironment, commandLine, projectRoot } from './build-sites.ts';
import { openRehearsalProvider, type RehearsalProvider } from './rehearsal-provider.ts';
import { apiKey, type StartedSite, startSite } from './start-site.ts';

/** Path of the guide whose steps are folded away, in tabs and accordions, or far down. */
export const foldedGuide = '/connectors/lodge/guides/link-account/api-key/';

/** Builds and serves a partner's site with one guide more, and with addresses that its hub calls from. */
export async function startLoopSite(): Promise<StartedSite & { provider: RehearsalProvider }> {
  const folder = mkdtempSync(join(tmpdir(), 'loop-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const [content, out] = [join(folder, 'content'), join(folder, 'out')];
  cpSync(join(import.meta.dirname, 'cases/loop'), content, { recursive: true });
  cpSync(join(projectRoot, 'content/brands/acme'), join(content, 'brands/acme'), { recursive: true });
  appendFileSync(join(content, 'brands/acme/brand.yaml'), 'addresses: [203.0.113.7, 203.0.113.8]\n');
  const build = [...commandLine, 'build', '--brand', 'acme', '--content', content, '--out', out];
  execFileSync(process.execPath, build, { cwd: projectRoot, env: commandEnvironment, timeout: 180_000 });
  const provider = await openRehearsalProvider();
  const site = await startSite({
    brand: 'acme',
    env: {
      KEYWAY_OUT: out,
      KEYWAY_CONTENT: content,
      KEYWAY_API_KEYS: apiKey,
      KEYWAY_OUTBOUND_EXCEPTIONS: `https://lodge.invalid=${provider.url}`,
    },
  });
  return { ...site, provider };
}
