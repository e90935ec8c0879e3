/** When the files of a published site were last written, so that what somebody changed by hand is made again. */
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sourceOfPrecompressed } from '../contract/precompressed.ts';

/**
 * With more files only folders are looked at, which tell what was removed or replaced in them and not what was written
 * over: a look at 80,000 files takes a third of a second, which is most of a build that has nothing to do.
 */
const mostFiles = 20_000;

/** The file of times in the folder of what is known of a built site. */
export const timesName = 'times.json';

/** Milliseconds by paths in the site; the site itself is `.`. */
export type SiteTimes = ReadonlyMap<string, number>;

/** The times that were kept; none if there are none that can be read. */
export function readTimes(file: string): SiteTimes {
  try {
    const kept: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return Array.isArray(kept) && kept.every(isTime) ? new Map(kept) : new Map();
  } catch {
    return new Map();
  }
}

/** By hand, because there are tens of thousands. */
function isTime(entry: unknown): entry is [path: string, time: number] {
  return Array.isArray(entry) && typeof entry[0] === 'string' && typeof entry[1] === 'number';
}

/** The times of a site as it stands. Those known from earlier count but for `touched` files and what they lie in. */
export function timesOf(
  site: string,
  outputs: ReadonlySet<string>,
  { earlier, touched }: { earlier: SiteTimes; touched: Iterable<string> },
): SiteTimes {
  const times = new Map(earlier);
  // What is compressed is looked at with its folder: it changes with the file that it is made of.
  const own = [...outputs].filter((path) => !sourceOfPrecompressed(path));
  const isSmall = own.length <= mostFiles;
  const seen = new Set<string>();
  for (const path of touched) {
    if (isSmall && !sourceOfPrecompressed(path)) look(path);
    for (let folder = dirname(path); !seen.has(folder); folder = dirname(folder)) look(folder);
  }
  if (isSmall) for (const path of own) if (!times.has(path)) look(path);
  return times;

  function look(path: string): void {
    seen.add(path);
    const time = timeOf(site, path);
    if (time === undefined) times.delete(path);
    else times.set(path, time);
  }
}

/** Keeps times in a file. */
export function keepTimes(file: string, times: SiteTimes): void {
  rmSync(file, { force: true });
  writeFileSync(file, JSON.stringify([...times]));
}

/** The files and folders that are not as they were. */
export function changedSince(site: string, times: SiteTimes): Set<string> {
  const changed = new Set<string>();
  for (const [path, time] of times) if (timeOf(site, path) !== time) changed.add(path);
  return changed;
}

/** Whether a file may have been changed, going by what is known to have changed around it. */
export function isTouched(site: string, path: string, changed: ReadonlySet<string>, since: number): boolean {
  if (changed.size === 0) return false;
  if (changed.has(path)) return true;
  if (!changed.has(dirname(path))) return false;
  const time = timeOf(site, path);
  return time === undefined || time > since;
}

function timeOf(site: string, path: string): number | undefined {
  return statSync(join(site, path), { throwIfNoEntry: false })?.mtimeMs;
}
