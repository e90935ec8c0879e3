/** The content folder, from outside. */
export { brandFilePlaces, brandOfFile, brandPictures, isOwnFile } from './brand-files.ts';
export { checkContent, type KeptChecks, openChecks, pageCheckKey } from './check-content.ts';
export { checkPage, type PageCheck, pageCheckSchema } from './check-page.ts';
export { logoFile } from './check-references.ts';
export { codeVersion, packageRoot } from './code-version.ts';
export { type ContentFiles, ContentMissing } from './content-files.ts';
export { digestOf } from './digest.ts';
export type { ConnectorFacts, PackedConnector, PackedPage, PageFacts } from './facts.ts';
export { acquireLock } from './file-lock.ts';
export { pageNamed } from './navigation/addresses.ts';
export type { Navigation, NavigationEntry, NavigationGroup } from './navigation/navigation.ts';
export { type BrandContent, type ContentReading, type OpenContent, openContent } from './open-content.ts';
export { openPack, type Pack } from './pack.ts';
export { type KeptThread, keepThread } from './parse-threads.ts';
export { readYaml, yamlPlace } from './parse-yaml.ts';
export { isConvertible, type PictureFile, picturesNamed, readPictureFiles } from './picture-files.ts';
export { readBrandFile } from './read-brand-file.ts';
export {
  BrandUnknown,
  brandNamed,
  type Content,
  cacheRootOf,
  readBrandSetups,
  readContent,
  readEverySetup,
  readEveryView,
  readSetup,
  type Setup,
  type View,
} from './read-content.ts';
export { type BrandFonts, type InstalledFont, readBrandFonts, readFont } from './read-font.ts';
export type { Scan } from './scan.ts';
export { openSourceLines, type SourceLines, withoutSecrets } from './source-lines.ts';
