import { inject } from 'vitest';
import { buildCase } from './build-case.ts';
import { type StartedSite, startSite } from './start-site.ts';

export interface SwitchesSite extends StartedSite {
  /** The page that holds every block with a script. */
  guide: string;
}

/** Builds and serves a small site of its own: a page with every block that has a script, and one with none. */
export async function startSwitchesSite(): Promise<SwitchesSite> {
  const { content, out } = await buildCase('switches', inject('builtSites'));
  const site = await startSite({ brand: 'acme', env: { KEYWAY_OUT: out, KEYWAY_CONTENT: content } });
  return { ...site, guide: `${site.url}/guides/switches/` };
}
