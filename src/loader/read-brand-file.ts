import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Brand } from '../brand/index.ts';
import { brandFilePlaces } from './brand-files.ts';

/**
 * A file that a brand names: its own, else that of the nearest brand that it extends.
 * @throws When none of them has it, which reading the brand has reported.
 */
export async function readBrandFile(contentRoot: string, brand: Brand, file: string): Promise<Buffer> {
  const [nearest = '', ...further] = brandFilePlaces(brand, file).map((place) => join(contentRoot, place));
  return further.reduce((found, place) => found.catch(() => readFile(place)), readFile(nearest));
}
