/** What Astro made that pages are put together from: a shell for each brand and section, and the addresses of assets. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const shellFilesSchema = z.object({
  /** Changes with every byte of any of it. */
  digest: z.string(),
  /** Addresses from the root of a site, by names. */
  sheets: z.record(z.string(), z.string()),
  scripts: z.record(z.string(), z.string()),
  /** HTML with marks where a page's own goes, by brand and section. */
  shells: z.record(z.string(), z.record(z.string(), z.string())),
  /** Files that ship with every site, by their paths in it. */
  files: z.array(z.string()),
  /** What pages of other sites load that embed a guide: files for the root of a site. */
  embedFiles: z.array(z.string()),
});

export type ShellFiles = z.infer<typeof shellFilesSchema>;

/** The file that describes a folder of shells. */
export const shellIndex = 'shells.json';

/**
 * Reads what a folder of shells holds.
 * @throws {Error} If there is none, or another version wrote it.
 */
export function readShellFiles(folder: string): ShellFiles {
  return shellFilesSchema.parse(JSON.parse(readFileSync(join(folder, shellIndex), 'utf8')));
}
