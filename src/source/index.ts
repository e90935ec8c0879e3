/** The content folder, from outside. */
export { logoFile, referredFiles } from './check-references.ts';

export type { ContentFiles } from './content-files.ts';
export { brandFilePlaces } from './read-brands.ts';
export { brandNamed, type Content, readContent, readSetup } from './read-content.ts';
