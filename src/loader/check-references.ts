/** Whether what the pages refer to is there: pages, places on them, and images. */
import { overviewPages } from '../connector/index.ts';
import {
  createIssueCollector,
  type Guide,
  type Issue,
  type IssueCollector,
  idNamed,
  meantAddress,
  nearestName,
  type Position,
  referencesOf,
  resolveReference,
} from '../guide/index.ts';
import type { PackedPage, PageFacts } from './facts.ts';
import { pageNamed } from './navigation/addresses.ts';
import type { BrandContent } from './open-content.ts';
import type { PictureFile } from './picture-files.ts';
import { pagePathOf } from './sources.ts';

/** Pages that a site with connectors makes by itself. */
const hubPages = ['linked-accounts', 'sandbox'];

/** The place of the form, beside the guides that link an account. */
const formId = 'page:connect';

/** What references are held against. */
export interface Targets {
  /** Files of the content folder, and addresses that are no fault to name. */
  present: ReadonlySet<string>;
  made: ReadonlySet<string>;
  /** Files with the name of a picture that hold none, and those that hold a large one. */
  unreadable: ReadonlySet<string>;
  huge: ReadonlyMap<string, { width: number; height: number }>;
  /** Pages of which nobody knows what is on them. */
  unread: ReadonlySet<string>;
  /** The ids on each page, by its path. */
  idsByPath: ReadonlyMap<string, ReadonlySet<string>>;
  /** Pages by other addresses that a link may name. */
  aliases: ReadonlyMap<string, string>;
  otherPages: 'here' | 'elsewhere';
}

/** Everything that references of a brand's pages can lead to. */
export function targetsOf(
  { files, pages, connectors, leftOut, unread, otherPages, addresses, catalogue, navigation }: BrandContent,
  pictures: ReadonlyMap<string, PictureFile>,
): Targets {
  const used = new Set(pages.map(({ facts }) => facts.binding?.connector));
  // Which connectors stand on which page is nothing to a link, so their order is not either.
  const listed = [...connectors].flatMap(([id, { facts }]) => (used.has(id) ? [{ category: facts.category }] : []));
  return {
    present: new Set([...files.paths, ...leftOut]),
    made: new Set([
      '',
      ...(catalogue === 'connectors' ? hubPages : []),
      ...(catalogue === 'connectors' ? overviewPages(listed).map(({ path }) => path) : []),
      ...(navigation.groups.length > 0 || navigation.rest.length > 0 ? ['all-guides'] : []),
      ...[...connectors.keys()].map((id) => `connectors/${id}`),
    ]),
    unreadable: new Set([...pictures].flatMap(([path, { kind }]) => (kind === 'unreadable' ? [path] : []))),
    huge: new Map(
      [...pictures].flatMap(([path, picture]) =>
        picture.kind === 'picture' && Math.max(picture.width, picture.height) > largestSide
          ? [[path, { width: picture.width, height: picture.height }] as const]
          : [],
      ),
    ),
    unread: new Set([
      ...[...unread].map(pagePathOf),
      ...pages.flatMap(({ facts }) => (facts.unread ? [facts.path] : [])),
    ]),
    idsByPath: new Map(
      pages.map(({ facts }) => [facts.path, new Set([...facts.ids, ...Object.keys(facts.otherIds ?? {})])]),
    ),
    aliases: addresses.aliases,
    otherPages,
  };
}

type Fault =
  | 'image-missing'
  | 'image-unreadable'
  | 'page-missing'
  | { anchor: string; page: string }
  | { width: number; height: number };

/** Pixels of a side. */
const largestSide = 6000;

function faultOf(
  { kind, url }: { kind: 'link' | 'image'; url: string },
  page: Pick<PageFacts, 'path' | 'file' | 'binding'>,
  { present, made, unreadable, huge, unread, idsByPath, aliases, otherPages }: Targets,
): Fault | undefined {
  const destination = resolveReference(url, page.file);
  if (destination.to === 'elsewhere') return undefined;
  const path = destination.to === 'anchor' ? page.path : destination.path;
  if (kind === 'image') {
    if (destination.to === 'anchor' || !present.has(path)) return 'image-missing';
    return unreadable.has(path) ? 'image-unreadable' : huge.get(path);
  }
  // Told by the text alone, as an address that was meant to lead elsewhere.
  if (meantAddress(url) !== undefined || unread.has(path)) return undefined;
  const ids = idsByPath.get(pageNamed(path, { paths: idsByPath, aliases }));
  if (ids) {
    const { id } = destination;
    const isForm = id === formId && page.binding?.purpose === 'link-account' && path === page.path;
    return isTop(id) || ids.has(idNamed(id, { ids, otherIds: new Map() })) || isForm
      ? undefined
      : { anchor: id, page: `/${path}` };
  }
  return made.has(path) || present.has(path) || otherPages === 'elsewhere' ? undefined : 'page-missing';
}

/** Every page has a top (HTML, "select the indicated part"). */
function isTop(id: string): boolean {
  return id === '' || id.toLowerCase() === 'top';
}

/** The issues of references that lead nowhere. A guide is only read where its facts name one. */
export function checkReferences(
  pages: readonly PackedPage[],
  targets: Targets,
  guideOf: (page: PackedPage) => Guide,
): Issue[] {
  return pages.flatMap((page) => {
    const { facts } = page;
    const isSound =
      facts.links.every((url) => faultOf({ kind: 'link', url }, facts, targets) === undefined) &&
      facts.images.every((url) => faultOf({ kind: 'image', url }, facts, targets) === undefined);
    if (isSound) return [];
    const guide = guideOf(page);
    const collector = createIssueCollector(facts.file, guide.segments);
    for (const reference of referencesOf(guide)) {
      const fault = faultOf(reference, facts, targets);
      if (fault === undefined) continue;
      report(fault, reference, facts, targets, collector);
    }
    return collector.issues;
  });
}

function report(
  fault: Fault,
  { url, position }: { url: string; position: Position },
  { file, path }: Pick<PageFacts, 'file' | 'path'>,
  { idsByPath, present }: Targets,
  collector: IssueCollector,
): void {
  const destination = resolveReference(url, file);
  const target = destination.to === 'path' ? destination.path : path;
  if (typeof fault === 'object' && 'anchor' in fault) {
    const nearest = nearestName(fault.anchor, idsByPath.get(target) ?? []);
    collector.add('anchor-missing', position, { id: fault.anchor, page: fault.page, nearest });
  } else if (typeof fault === 'object') collector.add('image-huge', position, fault);
  else if (fault === 'page-missing') {
    collector.add(fault, position, { url, nearest: addressNear(target, idsByPath.keys()) });
  } else if (fault === 'image-missing') {
    collector.add(fault, position, { url, nearest: addressNear(target, picturesBeside(target, present)) });
  } else collector.add(fault, position, { url });
}

/** Trees with more pages have more names that are near than a writer means. */
const mostPages = 5000;

function addressNear(path: string, paths: Iterable<string>): string | undefined {
  const all = [...paths];
  const nearest = all.length > mostPages ? undefined : nearestName(path, all);
  return nearest === undefined ? undefined : `/${nearest}`;
}

function picturesBeside(path: string, present: ReadonlySet<string>): string[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  return [...present].filter((other) => other.startsWith(folder) && !/\.(?:mdx?|yaml)$/.test(other));
}

/** Where a connector's own logo stands in the content folder, if it has one. */
export function logoFile(connector: string): string {
  return `connectors/${connector}/logo.svg`;
}
