/** What a build was made from and came to, kept beside the sites: the same build again has nothing to do. */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { codeVersion, digestOf, type Scan } from '../loader/index.ts';
import { manifestName, stateFolderOf } from './built-state.ts';
import { changedSince, readTimes, timesName } from './site-times.ts';

const receiptSchema = z.object({
  key: z.string(),
  /** Of each site the folder, where what is known of it is kept, and when that was written. */
  sites: z.array(z.object({ folder: z.string(), state: z.string(), keptAt: z.number() })),
  /** What it said. */
  lines: z.array(z.string()),
  issues: z.string(),
});
export type Receipt = z.infer<typeof receiptSchema>;

/** The digest of all that a build is made from: the content, the code, and what `options` says. */
export function receiptKey(scan: Scan, options: unknown): string {
  const rooms = readdirSync(join(import.meta.dirname, '..'), { withFileTypes: true }).map(({ name }) => name);
  const files = [...scan].map(([path, { digest }]) => `${path}\n${digest}`);
  return digestOf(codeVersion(rooms), JSON.stringify(options), files.join('\n'));
}

function placeOf(out: string): string {
  return resolve(out, '.keyway/receipt.json');
}

/** The receipt of a build from the same, if all of its sites stand as it left them. */
export function findReceipt(out: string, key: string): Receipt | undefined {
  try {
    const receipt = receiptSchema.parse(JSON.parse(readFileSync(placeOf(out), 'utf8')));
    const isWhole = ({ folder, state, keptAt }: Receipt['sites'][number]) => {
      if (statSync(join(state, manifestName)).mtimeMs !== keptAt) return false;
      const times = readTimes(join(state, timesName));
      return times.size > 0 && changedSince(folder, times).size === 0;
    };
    return receipt.key === key && receipt.sites.every(isWhole) ? receipt : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps the receipt of a build that went well. */
export function keepReceipt(
  out: string,
  { brands, ...said }: Pick<Receipt, 'key' | 'lines' | 'issues'> & { brands: readonly string[] },
): void {
  const sites = brands.map((brand) => {
    const state = stateFolderOf(out, brand);
    return { folder: resolve(out, brand), state, keptAt: statSync(join(state, manifestName)).mtimeMs };
  });
  const file = placeOf(out);
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  writeFileSync(file, JSON.stringify({ ...said, sites } satisfies Receipt));
}
