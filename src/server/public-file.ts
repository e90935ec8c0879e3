/** Which files of a built site are for everyone, and in which forms. */
import { realpathSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type Coding, codings, isPrecompressible, sourceOfPrecompressed } from '../contract/precompressed.ts';

export interface PublicFile {
  /** Its path in the site, with a slash before it. */
  path: string;
  /** As it was built. */
  identity: FileForm;
  /** As it was compressed at build. */
  compressed: ReadonlyMap<Coding, FileForm>;
}

export interface FileForm {
  place: string;
  sizeBytes: number;
  changedAtMs: number;
}

/**
 * The file that the path of an address names; of a folder its `index.html`. `undefined` if there is none for everyone:
 * none whose name, or whose folder's name, begins with a dot, none outside of the folder, to which a symbolic link may
 * lead, no compressed form by its own name, and none under a second address with empty parts (`//`).
 */
export function findPublicFile(folder: string, pathname: string): PublicFile | undefined {
  const asked = decoded(pathname);
  if (asked === undefined || asked.includes('\0')) return undefined;
  const parts = asked.split(/[\\/]/);
  if (parts.some((part) => part.startsWith('.')) || parts.slice(1, -1).includes('')) return undefined;
  // These calls take microseconds, and less than to go through a thread.
  const root = realpathSync.native(folder);
  const place = join(folder, asked);
  const identity = findForm(root, place) ?? findForm(root, join(place, 'index.html'));
  if (!identity) return undefined;
  const path = relative(folder, identity.place).split(sep).join('/');
  const source = sourceOfPrecompressed(path)?.source;
  if (source !== undefined && findForm(root, join(folder, source))) return undefined;
  const compressed = new Map<Coding, FileForm>();
  for (const { coding, ending } of isPrecompressible(path) ? codings : []) {
    const form = findForm(root, identity.place + ending);
    if (form) compressed.set(coding, form);
  }
  return { path: `/${path}`, identity, compressed };
}

/** A regular file within `root`, wherever links lead. */
function findForm(root: string, place: string): FileForm | undefined {
  try {
    const real = realpathSync.native(place);
    const found = real.startsWith(root + sep) ? statSync(real) : undefined;
    return found?.isFile() ? { place, sizeBytes: found.size, changedAtMs: found.mtimeMs } : undefined;
  } catch {
    return undefined;
  }
}

function decoded(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
}
