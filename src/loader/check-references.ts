/** Whether what the pages refer to is there: pages, places on them, and images. */
import {
  createIssueCollector,
  type Guide,
  type Issue,
  outlineOf,
  referencesOf,
  resolveReference,
} from '../guide/index.ts';

/** Pages that the site makes by itself. */
const madePages = ['', 'connectors', 'linked-accounts', 'sandbox'];

/** The place of the form, beside the guides that link an account. */
const formId = 'page:connect';

/**
 * The issues of references that lead nowhere. `files` are all files of the content folder; `otherPages` tells whether
 * every brand says where pages stand that are not here, so that links to them are no fault.
 */
export function checkReferences(
  pages: readonly Guide[],
  files: readonly string[],
  connectors: Iterable<string>,
  otherPages: 'here' | 'elsewhere',
): Issue[] {
  const present = new Set(files);
  const idsByPath = new Map(pages.map((page) => [page.path, outlineOf(page.children).ids]));
  const made = new Set([...madePages, ...[...connectors].map((id) => `connectors/${id}`)]);
  return pages.flatMap((page) => {
    const collector = createIssueCollector(page.file);
    for (const { kind, url, position } of referencesOf(page)) {
      const destination = resolveReference(url, page.file);
      if (destination.to === 'elsewhere') continue;
      const path = destination.to === 'anchor' ? page.path : destination.path;
      const ids = idsByPath.get(path);
      if (kind === 'image') {
        if (!present.has(path)) collector.add('image-missing', position, { url });
      } else if (ids) {
        const { id } = destination;
        const isForm = id === formId && page.binding?.purpose === 'link-account' && path === page.path;
        if (id !== '' && !ids.has(id) && !isForm) collector.add('anchor-missing', position, { id, page: `/${path}` });
      } else if (!made.has(path) && !present.has(path) && otherPages === 'here') {
        collector.add('page-missing', position, { url });
      }
    }
    return collector.issues;
  });
}

/** Formats that lose nothing when they are sized and converted: no animation, no vectors. */
const convertible = /\.(?:png|jpe?g|webp|avif|tiff?)$/i;

/** Where a connector's own logo stands in the content folder, if it has one. */
export function logoFile(connector: string): string {
  return `connectors/${connector}/logo.svg`;
}

/** The files of the content folder that pages show or lead to, told apart by what can be done with them. */
export function referredFiles(
  pages: readonly Guide[],
  files: readonly string[],
): { images: string[]; assets: string[] } {
  const present = new Set(files);
  const images = new Set<string>();
  const assets = new Set<string>();
  for (const page of pages) {
    for (const { kind, url } of referencesOf(page)) {
      const destination = resolveReference(url, page.file);
      if (destination.to !== 'path' || !present.has(destination.path)) continue;
      if (kind === 'image' && convertible.test(destination.path)) images.add(destination.path);
      else assets.add(destination.path);
    }
  }
  return { images: [...images].sort(), assets: [...assets].sort() };
}
