/**
 * Folders whose files have other addresses than their places say, as `public/` of many tools. One may lie beside the
 * content folder: of what is there, only what a site hands out is seen.
 */
import { readdirSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { levelsAbove } from '../guide/index.ts';
import { isPassedOver } from './list-files.ts';
import type { AssetFolder } from './navigation/written.ts';
import { isOutside } from './outside-parts.ts';

export type { AssetFolder };

/** Of a folder that a site is served from: also typeset texts, data and archives. Pages and code are none of these. */
const kinds: Record<AssetFolder['holds'], RegExp> = {
  pictures: /\.(?:png|jpe?g|gif|webp|avif|svg|ico|bmp|tiff?|mp4|m4v|webm|mov|ogv)$/i,
  files:
    /\.(?:png|jpe?g|gif|webp|avif|svg|ico|bmp|tiff?|mp4|m4v|webm|mov|ogv|ogg|mp3|m4a|wav|flac|pdf|zip|gz|tgz|json|ya?ml|txt|csv|tsv|xml|xlsx|docx|pptx|har|pem)$/i,
};

/** Files of one folder that are looked at. No house of people shows so many. */
const mostFiles = 20_000;

/** The files of a folder beside the content folder, by their paths from that, which begin with `../`. */
export function listAssets(root: string, { folder, holds }: AssetFolder): string[] {
  const above = /^(?:\.\.(?:\/|$))+/.exec(folder)?.[0].split('..').length ?? 1;
  if (!isOutside(`${folder}/`) || above - 1 > levelsAbove) return [];
  const found: string[] = [];
  const own = realpathOf(root);
  const visit = (path: string): void => {
    // The content folder itself is listed already, and a link may lead anywhere.
    if (resolve(own, path) === own || realpathOf(join(own, path)) !== resolve(own, path)) return;
    for (const entry of entriesOf(join(own, path))) {
      if (found.length >= mostFiles) return;
      const inner = `${path}/${entry.name}`;
      if (isPassedOver(entry.name)) continue;
      if (entry.isDirectory()) visit(inner);
      else if (entry.isFile() && kinds[holds].test(entry.name)) found.push(inner);
    }
  };
  visit(folder);
  return found;
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function realpathOf(place: string): string {
  try {
    return realpathSync(place);
  } catch {
    return '';
  }
}

/** The further paths of these files, each with the file's own. */
export function* assetNames(
  files: readonly string[],
  folders: readonly AssetFolder[],
): Generator<[path: string, file: string]> {
  for (const { folder, as, holds } of folders) {
    const start = folder === '' ? '' : `${folder}/`;
    for (const file of files) {
      if (!file.startsWith(start) || !kinds[holds].test(file)) continue;
      for (const name of as)
        yield [name === '' ? file.slice(start.length) : `${name}/${file.slice(start.length)}`, file];
    }
  }
}
