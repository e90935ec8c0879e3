/** Which files of a built site are for everyone. */
import { realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';

/**
 * Whether what a path of an address names may be served: nothing whose name, or whose folder's name, begins with a dot,
 * and nothing outside of the folder, to which a symbolic link may lead. What is not there may be asked for.
 */
export async function isPublicPath(folder: string, pathname: string): Promise<boolean> {
  const path = decoded(pathname);
  if (path === undefined || path.includes('\0') || path.split(/[\\/]/).some((part) => part.startsWith('.')))
    return false;
  const root = await realpath(folder);
  const asked = join(folder, path);
  const places = await Promise.all(
    [asked, join(asked, 'index.html')].map((place) => realpath(place).catch(() => root)),
  );
  return places.every((place) => place === root || place.startsWith(root + sep));
}

function decoded(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
}
