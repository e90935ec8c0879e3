/** What is said of pictures, pages and places that a guide names, and of those of other hosts. */
import { error, meant, type WordsByCode, warning } from './words.ts';

export const linkIssues = {
  'image-missing': (d: { url: string; nearest: string | undefined }) =>
    warning(
      `There is no image at "${d.url}".`,
      meant(d.nearest, 'Put the file there, counted from the content folder.'),
    ),
  'image-unreadable': (d: { url: string }) =>
    error(
      `The file at "${d.url}" is no picture.`,
      'Put the picture itself there. A short text file in its place may stand for one in Git LFS: run `git lfs pull`.',
    ),
  'image-of-another-brand': (d: { url: string; shown: string; brand: string }) =>
    error(
      `"${d.url}" shows a screen of "${d.shown}", and this page is in the site of "${d.brand}".`,
      `Put a picture of its own at brands/${d.brand}/content/<the same path>, or mark the passage data-whitelabel-hide.`,
    ),
  'image-brand-missing': (d: { url: string; brand: string }) =>
    warning(
      `Nothing says whose product "${d.url}" shows, and this page is in the site of "${d.brand}".`,
      "Put pictures of the provider into its connector's folder, or say it with `data-brand` on the image.",
    ),
  'image-brand-unknown': (d: { shown: string; known: string }) =>
    warning(`\`data-brand\` names no brand: "${d.shown}".`, `Name one of ${d.known}, or leave it out.`),
  'page-missing': (d: { url: string; nearest: string | undefined }) =>
    warning(
      `"${d.url}" leads to no page of this site.`,
      meant(d.nearest, 'Correct the address, or say with `links.elsewhere` in brand.yaml where such pages stand.'),
    ),
  'anchor-missing': (d: { id: string; page: string; nearest: string | undefined }) =>
    warning(
      `${d.page} has no place called "${d.id}".`,
      meant(d.nearest, 'Use the id of a heading or a step, as its # link shows it.'),
    ),
  'image-alt-missing': () => warning('The image has no text.', 'Add `alt="…"`; an empty one for decoration.'),
  'link-dead': (d: { url: string; status: number } | { host: string }) =>
    'host' in d
      ? error(`There is no host "${d.host}", so what leads there leads nowhere.`, 'Correct the address, or remove it.')
      : error(
          `"${d.url}" leads to nothing any more: it is answered with status ${d.status}.`,
          'Find where the page is now, or remove the address.',
        ),
  'link-moved': (d: { url: string; to: string }) =>
    warning(`"${d.url}" has moved for good, to ${d.to}.`, `Write ${d.to}.`),
  'link-to-home': (d: { url: string; to: string }) =>
    warning(
      `"${d.url}" ends on a home page, ${d.to}: the page that is meant seems to be gone.`,
      'Find where that page is now, or name the home page itself.',
    ),
  'link-unanswered': (d: { reason: string }) =>
    warning(`It is not known whether this address is alive: ${d.reason}.`, 'Open it yourself, or check again later.'),
} satisfies WordsByCode;
