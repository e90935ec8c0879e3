/** What nothing needs: pictures that no page shows. */
import { createIssue, fileStart, type Issue, nearestName, resolveReference } from '../guide/index.ts';
import type { PackedPage } from './facts.ts';
import type { BrandContent } from './open-content.ts';

const picture = /^(?:connectors|guides|images|snippets)\/.*\.(?:png|jpe?g|webp|avif|gif|svg)$/i;

/**
 * The issues of files that nothing of any brand needs. Trees of guides alone keep pictures for other programs, so only
 * those with connectors are looked through.
 */
export function checkUnused({ files, catalogue }: BrandContent, all: readonly BrandContent[]): Issue[] {
  if (catalogue !== 'connectors') return [];
  const pictures = files.paths.filter((path) => picture.test(path) && !/^connectors\/[^/]+\/logo\.svg$/.test(path));
  if (pictures.length === 0) return [];
  const named = new Set(all.flatMap(({ pages }) => pages.flatMap(namedBy)));
  return pictures
    .filter((path) => !named.has(path) && !isDoubtful(path, named, all))
    .map((path) => createIssue('image-unused', path, fileStart));
}

/** A picture that may be shown by a page that can't be read, or is meant by one that misspells it. */
function isDoubtful(path: string, named: ReadonlySet<string>, all: readonly BrandContent[]): boolean {
  const connector = /^connectors\/[^/]+\//.exec(path)?.[0];
  const isUnread = all.some(({ pages, unread }) =>
    [...unread, ...pages.flatMap(({ facts }) => (facts.unread ? [facts.file] : []))].some(
      (file) => connector === undefined || file.startsWith(connector),
    ),
  );
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const beside = [...named].filter((other) => other.startsWith(folder) && picture.test(other));
  const lost = beside.filter((other) => !all.some(({ files }) => files.paths.includes(other)));
  return isUnread || lost.some((other) => nearestName(other, [path]) !== undefined);
}

function namedBy({ facts: { images, links, file, path: own } }: PackedPage): string[] {
  return [...images, ...links].flatMap((url) => {
    const destination = resolveReference(url, file);
    return destination.to === 'path' && destination.path !== own ? [destination.path] : [];
  });
}
