/**
 * Which parts of a guide a brand leaves out: those that the writer hides from partners or means for other readers, and
 * those that its file names.
 */
import { matchesGlob } from 'node:path/posix';
import { type Guide, type GuideNode, headingRank, isBlank, type Outline, outlineOf } from '../guide/index.ts';
import { isInAudience } from './audience.ts';
import type { Brand } from './schema.ts';

/** The hidden ones among siblings. */
export type HiddenAmong = (siblings: readonly GuideNode[]) => ReadonlySet<GuideNode>;

/** What tells the hidden parts of a guide for a brand. A heading that is hidden takes along what stands under it. */
export function hiddenParts(guide: Guide, brand: Brand): HiddenAmong {
  const hide = idsFor(guide, brand.hide);
  const show = idsFor(guide, brand.show);
  const outline = hide.size + show.size > 0 ? outlineOf(guide.children, guide) : undefined;
  return (siblings) => {
    const hidden = new Set<GuideNode>();
    let hiddenRank = Number.POSITIVE_INFINITY;
    for (const node of siblings) {
      const names = outline ? namesOf(node, outline) : [];
      const rank = leadingHeading(node)?.rank;
      if (rank !== undefined && rank <= hiddenRank) hiddenRank = Number.POSITIVE_INFINITY;
      const isNamed = names.some((name) => hide.has(name));
      if (isNamed && rank !== undefined && headingRank(node) !== undefined) hiddenRank = rank;
      const isMarkedHidden = !brand.vendor && isMarked(node) && !names.some((name) => show.has(name));
      const isForOthers = isMarkedHidden || !isInAudience(node, brand);
      if (isNamed || isForOthers || hiddenRank < Number.POSITIVE_INFINITY) hidden.add(node);
    }
    return hidden;
  };
}

/** Whether the writer hides it from partners. */
export function isMarked(node: GuideNode): boolean {
  return 'attributes' in node && Object.hasOwn(node.attributes ?? {}, 'data-whitelabel-hide');
}

/** A page, and the ids that can be named on it. */
export interface PageIds {
  path: string;
  ids: readonly string[];
}

/** The entries of a list of parts that no page has, by their place in the list. */
export function findUnmatchedParts(entries: readonly string[], pages: Iterable<PageIds>): number[] {
  if (entries.length === 0) return [];
  const open = new Set(entries.keys());
  for (const page of pages) {
    for (const index of open) {
      const id = idFor(page, entries[index] ?? '');
      if (id !== undefined && page.ids.includes(id)) open.delete(index);
    }
  }
  return [...open];
}

function idsFor(guide: Guide, entries: readonly string[]): Set<string> {
  return new Set(entries.map((entry) => idFor(guide, entry)).filter((id) => id !== undefined));
}

/** The id that an entry means on a page; `undefined` if it means other pages. */
function idFor({ path }: Pick<PageIds, 'path'>, entry: string): string | undefined {
  const at = entry.indexOf('#');
  const page = entry.slice(0, at).replace(/^\/|\/$/g, '');
  return at === 0 || matchesGlob(path, page) ? entry.slice(at + 1) : undefined;
}

/** The ids that a part goes by: its own, and that of the heading that it begins with and that is over all of it. */
function namesOf(node: GuideNode, outline: Outline): string[] {
  const heading = leadingHeading(node);
  const own = node.type === 'element' ? node.attributes['id'] : undefined;
  const written = node.type === 'block' && typeof node.props['id'] === 'string' ? node.props['id'] : undefined;
  const ids = [own, written, outline.anchorOf(node)?.id, heading && outline.anchorOf(heading.node)?.id];
  return ids.filter((id) => id !== undefined);
}

/** The heading that is over everything in a node: the node itself, or the first in a container without another of its rank. */
function leadingHeading(node: GuideNode): { node: GuideNode; rank: number } | undefined {
  const rank = headingRank(node);
  if (rank !== undefined) return { node, rank };
  if (node.type !== 'element') return undefined;
  const [first, ...rest] = (node.children as GuideNode[]).filter((child) => !isBlank(child));
  const heading = first && leadingHeading(first);
  const isOverAll = heading && rest.every((other) => (leadingHeading(other)?.rank ?? 7) > heading.rank);
  return isOverAll ? heading : undefined;
}
