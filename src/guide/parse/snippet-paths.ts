/** Which snippets a text may use, told by its words alone, so that they can be read before it is parsed. */

/** Texts of snippets by their paths from the content folder. */
export type Snippets = Readonly<Record<string, string>>;

const quotedPath = /["']([^"'\n]{1,300}\.mdx?)["']/g;

/** The paths of `.mdx` and `.md` files that a file's text names, from the content folder; those outside are left out. */
export function snippetPathsIn(text: string, file: string): string[] {
  if (!/\.mdx?["']/.test(text)) return [];
  const named = [...text.matchAll(quotedPath)].flatMap(([, path = '']) => [
    resolveSnippet(path, file),
    legacySnippet(path),
  ]);
  return [...new Set(named.filter((path): path is string => path !== undefined))];
}

/**
 * The path of an imported file from the content folder: absolute ones count from there, others from the importing file.
 * Nothing for packages, other kinds of files, and what lies outside.
 */
export function resolveSnippet(specifier: string, file: string): string | undefined {
  if (!/\.mdx?$/.test(specifier)) return undefined;
  const isAbsolute = /^(?:@site|@)?\//.test(specifier);
  return normalise(
    isAbsolute ? specifier.replace(/^(?:@site|@)?\/+/, '') : `${file.replace(/[^/]*$/, '')}${specifier}`,
  );
}

/** The path that `<Snippet file="…"/>` means. */
export function legacySnippet(name: string): string | undefined {
  return /\.mdx?$/.test(name) ? normalise(`snippets/${name.replace(/^\/?(?:snippets\/)?/, '')}`) : undefined;
}

function normalise(path: string): string | undefined {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}
