/** Pictures whose file is in the tree, and that the program says are missing. */

import { posix } from 'node:path';
import type { Finding } from '../finding.ts';
import type { SourceText } from '../reading/read-source.ts';
import { addressesIn } from './addresses.ts';

interface Tree {
  /** Whether the tree has a file at this path below its root. */
  hasFile(path: string): boolean;
  /** What the program said of missing pictures of this page. */
  missing: readonly string[];
}

export function lostPictures(texts: readonly SourceText[], { hasFile, missing }: Tree): Finding[] {
  if (missing.length === 0) return [];
  return texts.flatMap((text) =>
    addressesIn(text).flatMap(({ address, offset }): Finding[] => {
      const [path = ''] = address.split(/[?#]/);
      // The root of the site is no picture, and stands in every path.
      if (path === '' || /^[./]*$/.test(path)) return [];
      const names = [...new Set([address, path, decoded(path), encodeURI(decoded(path))])];
      if (!missing.some((what) => names.some((name) => what.includes(name)))) return [];
      const file = [...new Set([path, decoded(path)])]
        .map((name) =>
          posix.normalize(name.startsWith('/') ? name.slice(1) : posix.join(posix.dirname(text.file), name)),
        )
        .find(hasFile);
      if (file === undefined) return [];
      const group = posix.dirname(file).split('/').slice(0, 2).join('/');
      return [
        {
          oracle: 'pictures',
          group,
          file: text.file,
          line: text.lineAt(offset),
          what: `missing, though the file is there: ${address}`,
        },
      ];
    }),
  );
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path).replace(/\\([!-/:-@[-`{-~])/g, '$1');
  } catch {
    return path;
  }
}
