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
      const file = [...new Set([path, decoded(path)])].flatMap((name) => placesOf(name, text.file)).find(hasFile);
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

/** Folders that sites are served from, or that houses keep pictures in, as far above the pages as they lie. */
const folders = ['', 'public/', 'static/', 'src/', 'src/public/', 'docs/public/'].flatMap((folder) =>
  ['', '../', '../../', '../../../'].map((above) => above + folder),
);

/** Every place that an address may mean in some tool. */
function placesOf(name: string, file: string): string[] {
  const rooted = /^(?:\/|~\/|@(?:site)?\/|@(?=assets\/))(.*)$/s.exec(name)?.[1];
  if (rooted === undefined) return [posix.normalize(posix.join(posix.dirname(file), name))];
  // The first name may be that of the site's own base.
  return [rooted, rooted.replace(/^[^/]+\//, '')].flatMap((rest) =>
    folders.map((folder) => posix.normalize(folder + rest)),
  );
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path).replace(/\\([!-/:-@[-`{-~])/g, '$1');
  } catch {
    return path;
  }
}
