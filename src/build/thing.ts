/** What a site is made of, piece by piece. */
import type { PageJob } from './make-pages.ts';

/** Takes a file of the site. */
export type Write = (path: string, content: string | Uint8Array) => Promise<void>;

/** Makes the files of a thing. What it answers are the paths of all of them, if some stand in the site as they are. */
// biome-ignore lint/suspicious/noConfusingVoidType: most makers answer nothing at all.
export type MakeHere = (write: Write) => Promise<readonly string[] | void>;

/** Something of a site, made by a thread or here. */
export interface Thing {
  id: string;
  key: string;
  /** The paths that it answers for, in a site that is made as it is asked for. */
  paths?: { test(path: string): boolean };
  make: PageJob | MakeHere;
}

/** Something of a site that no thread makes. */
export type ThingHere = Thing & { make: MakeHere };
