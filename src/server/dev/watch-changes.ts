/** Tells of changes in what a site is made from, as a watcher of files sees them. */
import { statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { debuglog } from 'node:util';
import type { ViteDevServer } from 'vite';

/** How much has to be made anew: pages, the frame of one brand, or everything. */
export type Change = 'content' | 'brand' | 'code';

/** Where what is watched stands; all paths are absolute. */
export interface WatchedPlaces {
  contentRoot: string;
  /** Files above the content folder; more may come. */
  filesAbove: ReadonlySet<string>;
  /** What makes the site's frame: the folder of Keyway's own code, and files of the house. */
  folder: string;
  files: readonly string[];
}

/** `NODE_DEBUG=dev` tells what changes. */
const log = debuglog('dev');

/** Several files that are saved at once come to one reading. */
const settleMs = 20;

/** For so long after a change, Vite's watcher keeps quiet about further changes of the same file. */
const quietMs = 50;

/** Tells of changes in the content and in the code of the site's frame. */
export function watchChanges(
  server: ViteDevServer,
  places: WatchedPlaces,
  { changed }: { changed(what: Change): Promise<void> },
): void {
  let pending: Change | undefined;
  const take = (what: Change) => {
    if (pending === undefined) {
      setTimeout(() => {
        const all = pending ?? what;
        pending = undefined;
        // What went wrong is told where it is read.
        changed(all).catch(() => undefined);
      }, settleMs);
    }
    pending = widest(pending, what);
  };
  // The watcher would not tell of a change that comes right behind another, and the page would stay as it was.
  const lookAgain = (file: string, what: Change) => {
    const before = stateOf(file);
    setTimeout(() => {
      if (stateOf(file) === before) return;
      take(what);
      lookAgain(file, what);
    }, 2 * quietMs);
  };
  server.watcher.add([...places.files]);
  server.watcher.on('all', (event, file) => {
    const what = changeOf(resolve(file), places);
    log('%s %s', event, file);
    if (what === undefined) return;
    take(what);
    lookAgain(file, what);
  });
}

/** What tells that a file has changed. */
function stateOf(file: string): string {
  const stats = statSync(file, { bigint: true, throwIfNoEntry: false });
  return stats ? `${stats.size} ${stats.mtimeNs}` : '';
}

function widest(one: Change | undefined, other: Change): Change {
  const order: (Change | undefined)[] = [undefined, 'content', 'brand', 'code'];
  return order.indexOf(one) > order.indexOf(other) && one !== undefined ? one : other;
}

function changeOf(file: string, { contentRoot, filesAbove, folder, files }: WatchedPlaces): Change | undefined {
  const isBelow = (folder: string) => file.startsWith(folder + sep);
  if (isBelow(contentRoot)) return isBelow(join(contentRoot, 'brands')) ? 'brand' : 'content';
  if (filesAbove.has(file)) return 'content';
  return isBelow(folder) || files.includes(file) ? 'code' : undefined;
}
