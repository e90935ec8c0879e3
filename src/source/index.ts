/** The content folder, from outside. */
export { brandNamed, type Content, readContent } from './read-content.ts';
