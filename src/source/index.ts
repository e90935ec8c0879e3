/** The content folder, from outside. */
export { referredFiles } from './check-references.ts';

export { brandNamed, type Content, readContent, readSetup } from './read-content.ts';
