/** The content folder, from outside. */
export { referredFiles } from './check-references.ts';

export { readSoundConnectors } from './read-connectors.ts';
export { brandNamed, type Content, readContent } from './read-content.ts';
