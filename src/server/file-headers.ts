/** Headers that a file has for what it is, beside those of every answer. */

export interface FileRule {
  /** Which files: all below a folder, or all with an ending. */
  files: { under: string } | { ending: string };
  headers: Readonly<Record<string, string>>;
}

/** Files under /assets have a digest in their names; everything else may change with the next build. */
export const fileRules: readonly FileRule[] = [
  { files: { under: '/assets/' }, headers: { 'cache-control': 'public, max-age=31536000, immutable' } },
  { files: { ending: '.md' }, headers: { 'content-type': 'text/markdown; charset=utf-8' } },
];

/** What files have for which no rule says otherwise. */
export const otherFileHeaders: Readonly<Record<string, string>> = { 'cache-control': 'no-cache' };

/** The headers of a file at a path of the site, which begins with a slash. */
export function headersOfFile(path: string): Record<string, string> {
  const rules = fileRules.filter(({ files }) =>
    'under' in files ? path.startsWith(files.under) : path.endsWith(files.ending),
  );
  return Object.assign({}, otherFileHeaders, ...rules.map(({ headers }) => headers));
}
