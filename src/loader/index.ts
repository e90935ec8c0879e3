/** The content folder, from outside. */
export { brandFilePlaces, brandOfFile, brandPictures, isOwnFile } from './brand-files.ts';
export { logoFile, referredFiles } from './check-references.ts';

export type { ContentFiles } from './content-files.ts';
export { readBrandFile } from './read-brand-file.ts';
export {
  brandNamed,
  type Content,
  readContent,
  readEverySetup,
  readEveryView,
  readSetup,
  type Setup,
  type View,
} from './read-content.ts';
export { type InstalledFont, readFont } from './read-font.ts';
export { shareContent, sharedContent } from './shared-content.ts';
