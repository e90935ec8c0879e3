/** The content folder, from outside. */

export { readSoundConnectors } from './read-connectors.ts';
export { brandNamed, type Content, readContent } from './read-content.ts';
