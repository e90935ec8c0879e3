/** The files of a brand's own folder, and of the folders of those that it extends. Paths count from the content folder. */
import type { Brand } from '../brand/index.ts';

type Lineage = Pick<Brand, 'lineage'>;

/** Where a brand's own file may be, the nearest first. */
export function brandFilePlaces({ lineage }: Lineage, file: string): string[] {
  return lineage.map((id) => `brands/${id}/${file}`);
}

/** The pictures that a brand names, with the keys in its file that name them. */
export function brandPictures({ logo, favicon, social_image }: Brand): { key: string; file: string }[] {
  const pictures = [
    { key: 'logo.light', file: logo?.light },
    { key: 'logo.dark', file: logo?.dark },
    { key: 'favicon', file: favicon },
    { key: 'social_image', file: social_image },
  ];
  return pictures.flatMap(({ key, file }) => (file === undefined ? [] : [{ key, file }]));
}

/** The brand in whose folder a path leads; nothing for what all brands have. */
export function brandOfFile(path: string): string | undefined {
  return /^brands\/([^/]+)\//.exec(path)?.[1];
}

/** Whether a brand has to do with a file: not with those in the folders of brands that it does not extend. */
export function isOwnFile({ lineage }: Lineage, path: string): boolean {
  const owner = brandOfFile(path);
  return owner === undefined || lineage.includes(owner);
}
