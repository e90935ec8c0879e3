/** The content folder, from outside. */
export { logoFile, referredFiles } from './check-references.ts';

export { brandNamed, type Content, readContent, readSetup } from './read-content.ts';
