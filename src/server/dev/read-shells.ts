/** The frame of a brand's pages, as Astro's development server makes it. */
import type { Brand } from '../../brand/index.ts';
import { readAssetAddresses } from '../../build/shell-assets.ts';
import type { ShellFiles } from '../../build/shell-files.ts';

const sections = ['front', 'connectors', 'linked-accounts', 'none'] as const;

/**
 * Asks for the shells of a brand, and for the addresses of scripts and sheets.
 * @param ask Answers a path with the HTML that Astro makes for it.
 */
export async function readDevShells({ id }: Brand, ask: (path: string) => Promise<string>): Promise<ShellFiles> {
  const [assets, ...pages] = await Promise.all(
    ['/shell-assets/', ...sections.map((name) => `/${id}/${name}/`)].map(ask),
  );
  const shells = Object.fromEntries(sections.map((name, index) => [name, pages[index] ?? '']));
  return { digest: 'dev', ...readAssetAddresses(assets ?? ''), shells: { [id]: shells }, files: [], embedFiles: [] };
}
