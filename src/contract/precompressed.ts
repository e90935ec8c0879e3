/** Files of a site that are compressed once, when it is built, and lie beside the file that they are made of. */

/** By the names of their content codings (RFC 9110 §8.4.1), the smallest first. */
export const codings = [
  { coding: 'br', ending: '.br' },
  { coding: 'gzip', ending: '.gz' },
] as const;

export type Coding = (typeof codings)[number]['coding'];

/** Text that the build makes. What lies under `files/` came with the content and ships as it came, alone. */
export function isPrecompressible(path: string): boolean {
  return /\.(?:html|css|js|json|md|txt|xml|svg|webmanifest)$/.test(path) && !path.startsWith('files/');
}

/** The path of the file that a file may be the compressed form of, and the coding; `undefined` if it can be of none. */
export function sourceOfPrecompressed(path: string): { source: string; coding: Coding } | undefined {
  const known = codings.find(({ ending }) => path.endsWith(ending));
  if (!known) return undefined;
  const source = path.slice(0, -known.ending.length);
  return isPrecompressible(source) ? { source, coding: known.coding } : undefined;
}
