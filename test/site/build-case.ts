import { appendFileSync, cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { acquireLock } from '../../src/loader/file-lock.ts';
import { build, projectRoot } from './build-sites.ts';

export interface BuiltCase {
  content: string;
  /** Holds the partner's site. */
  out: string;
}

/** What a content folder has besides the files in `cases/` and the partner's brand. */
const additions = {
  loop: (content: string) =>
    appendFileSync(join(content, 'brands/acme/brand.yaml'), 'addresses: [203.0.113.7, 203.0.113.8]\n'),
  scopes: () => undefined,
  switches: (content: string) => cpSync(join(projectRoot, 'docs/guide-page.png'), join(content, 'pictures/wide.png')),
};

/** Builds a small site of the tests' own below a folder, once for all who ask for it there. Nobody may change it. */
export async function buildCase(name: keyof typeof additions, sites: string): Promise<BuiltCase> {
  const folder = join(sites, 'cases', name);
  const [content, out] = [join(folder, 'content'), join(folder, 'out')];
  await using _lock = await acquireLock(`${folder}.turn`);
  if (existsSync(out)) return { content, out };
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(import.meta.dirname, 'cases', name), content, { recursive: true });
  cpSync(join(projectRoot, 'content/brands/acme'), join(content, 'brands/acme'), { recursive: true });
  additions[name](content);
  await build(['--brand', 'acme', '--content', content, '--out', out]);
  return { content, out };
}
