/** What is known of built sites: it is kept beside them, in none of them. */
import { resolve } from 'node:path';
import { z } from 'zod';
import { openPack } from '../loader/index.ts';

/** The folder of what is known of a brand's built site. */
export function stateFolderOf(out: string, brand: string): string {
  return resolve(out, '.keyway', brand);
}

/** The file of rows in that folder. */
export const manifestName = 'manifest.jsonl';

/** What the search knows of the pages of a built site, by the keys of their rows. */
export function openRecords(state: string) {
  return openPack(state, 'records-1', z.null());
}
