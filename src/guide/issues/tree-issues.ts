/** What is said of files and of how they are arranged: their size, paths, snippets, navigation and the map of blocks. */
import { error, type WordsByCode, warning } from './words.ts';

export const treeIssues = {
  'file-too-large': (d: { bytes: number; limit: number }) =>
    error(`The file has ${d.bytes} bytes; the most is ${d.limit}.`, 'Split the guide into several.'),
  'file-too-slow': (d: { seconds: number }) =>
    error(
      `Reading the file took longer than ${d.seconds} s and was stopped.`,
      'Look for very deep or very long nesting.',
    ),
  'file-unreadable': (d: { reason: string }) =>
    error(`The file can't be read: ${d.reason}.`, 'Put a regular file of text in UTF-8 there.'),
  'path-unusable': (d: { name: string }) =>
    error(
      `"${d.name}" can't be part of an address.`,
      'Use lower-case letters, digits and hyphens in the names of files and folders.',
    ),
  'path-taken': (d: { path: string; other: string }) =>
    error(`"${d.path}" is the address of ${d.other} already.`, 'Rename or remove one of the two files.'),
  'navigation-page-missing': (d: { name: string; more: number }) =>
    warning(
      `The navigation names "${d.name}", where there is no page, and lists do without it.${d.more > 0 ? ` So it is with ${d.more} more.` : ''}`,
      'Correct the name, or take the entry out.',
    ),
  'redirect-unusable': (d: { from: string; more: number }) =>
    warning(
      `The redirect from "${d.from}" is not built: it is a pattern, leads away from this site, or to no page of it.${d.more > 0 ? ` So it is with ${d.more} more.` : ''}`,
      'Name a page that is there, or redirect where the site is served.',
    ),
  'nesting-too-deep': (d: { limit: number }) =>
    error(`Something is nested more than ${d.limit} levels deep.`, 'Flatten the page.'),
  'snippet-missing': (d: { path: string }) =>
    error(`There is no snippet ${d.path}.`, 'Correct the path; absolute ones begin at the content folder.'),
  'snippet-cycle': (d: { path: string }) =>
    error(`The snippet ${d.path} holds itself.`, 'Remove one of the imports on the way round.'),
  'snippet-too-deep': (d: { path: string; limit: number }) =>
    error(`The snippet ${d.path} stands in more than ${d.limit} others.`, 'Import it further up.'),
  'too-many-nodes': (d: { limit: number }) =>
    error(`The page comes to more than ${d.limit} parts.`, 'Split the page, or use fewer snippets on it.'),
  'yaml-syntax': (d: { reason: string; fix: string }) => error(`This is not YAML: ${d.reason}.`, d.fix),
  'blocks-schema': (d: { key: string; reason: string; fix: string }) =>
    error(`\`${d.key}\` does not fit: ${d.reason}.`, d.fix),
  'blocks-target': (d: { target: string; nearest: string }) =>
    error(`No block is called "${d.target}".`, `The nearest name is \`${d.nearest}\`.`),
} satisfies WordsByCode;
