/** What a site is made of, piece by piece. */
import type { PageJob } from './make-pages.ts';

/** Takes a file of the site. */
export type Write = (path: string, content: string | Uint8Array) => Promise<void>;

/** Something of a site, made by a thread or here. */
export interface Thing {
  id: string;
  key: string;
  /** The paths that it answers for, in a site that is made as it is asked for. */
  paths?: { test(path: string): boolean };
  make: PageJob | ((write: Write) => Promise<void>);
}
