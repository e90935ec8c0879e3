import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { commandEnvironment, commandLine, projectRoot } from './build-sites.ts';
import { type StartedSite, startSite } from './start-site.ts';

export interface SwitchesSite extends StartedSite {
  /** The page that holds every block with a script. */
  guide: string;
}

/** Builds and serves a small site of its own: a page with every block that has a script, and one with none. */
export async function startSwitchesSite(): Promise<SwitchesSite> {
  const folder = mkdtempSync(join(tmpdir(), 'keyway-switches-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const [content, out] = [join(folder, 'content'), join(folder, 'out')];
  cpSync(join(import.meta.dirname, 'cases/switches'), content, { recursive: true });
  cpSync(join(projectRoot, 'content/brands/acme'), join(content, 'brands/acme'), { recursive: true });
  cpSync(join(projectRoot, 'docs/guide-page.png'), join(content, 'pictures/wide.png'));
  const build = [...commandLine, 'build', '--brand', 'acme', '--content', content, '--out', out];
  execFileSync(process.execPath, build, { cwd: projectRoot, env: commandEnvironment, timeout: 120_000 });
  const site = await startSite({ brand: 'acme', env: { KEYWAY_OUT: out, KEYWAY_CONTENT: content } });
  return { ...site, guide: `${site.url}/guides/switches/` };
}
