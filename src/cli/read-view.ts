/** The content that a command is about, from the folder that it names or else from that of the settings. */

import { brandNamed, readContent, type View } from '../loader/index.ts';
import type { Settings } from '../settings.ts';

/**
 * The content as the brand of that name has it; without a name as the vendor has it.
 * @throws {ContentMissing | BrandUnknown}
 */
export async function readView(
  { brand: name, content: folder }: { brand: string | undefined; content: string | undefined },
  { KEYWAY_CONTENT, KEYWAY_LINK_BASE: linkBase }: Settings,
): Promise<View> {
  const content = await readContent(process.cwd(), folder ?? KEYWAY_CONTENT, { brand: name, linkBase });
  return { brand: brandNamed(content, name), content };
}
