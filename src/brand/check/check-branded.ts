/** Whether a guide hangs together as a brand leaves it. Places are those of the file, before the brand came. */
import type { Connector } from '../../connector/index.ts';
import {
  createIssueCollector,
  type Guide,
  type GuideNode,
  type Issue,
  type Outline,
  outlineOf,
  type Position,
  resolveReference,
} from '../../guide/index.ts';
import type { BrandedGuide } from '../apply-brand.ts';
import { referencesByText } from '../branding.ts';
import { hiddenParts } from '../hidden-parts.ts';
import type { Brand } from '../schema.ts';
import { checkEmpty } from './check-empty.ts';

/** Ids of a page's file that the brand leaves nowhere (`null`), or only under another id. */
export type LostPlaces = Readonly<Record<string, string | null>>;

/** What is wrong with a page whatever leads to it, and the places that links to it no longer find. */
export interface BrandedFaults {
  issues: Issue[];
  lost: LostPlaces;
}

/** Parts that are left empty, steps that are hidden though the form leads to them, and lost places. */
export function checkBrandedPage(
  page: Guide,
  branded: BrandedGuide,
  { brand, connector }: { brand: Brand; connector: Connector | undefined },
): BrandedFaults {
  const collector = createIssueCollector(page.file, page.segments);
  const before = placesOf(page);
  const after = placesOf(branded.guide);
  for (const step of connector ? namedSteps(page, connector) : []) {
    const position = before.positions.get(step);
    if (position && !after.outline.ids.has(step)) collector.add('step-hidden', position, { step, brand: brand.id });
  }
  checkEmpty(page.children, { brand: brand.id, hiddenAmong: hiddenParts(page, brand), collector });
  return { issues: [...collector.issues, ...(branded.linking?.issues ?? [])], lost: lostPlaces(before, after) };
}

/** What links of a branded page are held against. */
export interface LinkedPages {
  brand: Brand;
  /** Addresses of pages that others have and this brand has nowhere. */
  leftOut: ReadonlySet<string>;
  /** `undefined` if there is no such page. */
  lostOf(path: string): LostPlaces | undefined;
}

/** Links of a page that end nowhere in the site of a brand. */
export function checkBrandedLinks(
  page: Guide,
  branded: BrandedGuide,
  { brand, leftOut, lostOf }: LinkedPages,
): Issue[] {
  return referencesByText(branded).flatMap(({ text, references }) => {
    const collector = createIssueCollector(text.file, text.segments);
    for (const { kind, url, position } of references) {
      const destination = kind === 'link' ? resolveReference(url, page.file) : undefined;
      if (!destination || destination.to === 'elsewhere') continue;
      const path = destination.to === 'anchor' ? page.path : destination.path;
      if (leftOut.has(path)) collector.add('link-to-left-out', position, { url, brand: brand.id });
      const lost = lostOf(path) ?? {};
      const id = Object.hasOwn(lost, destination.id) ? lost[destination.id] : undefined;
      if (id === null) collector.add('link-into-hidden', position, { url, brand: brand.id });
      else if (id !== undefined) collector.add('anchor-renamed', position, { url, brand: brand.id, id });
    }
    return collector.issues;
  });
}

/** The steps to which the form and its answers lead. */
function namedSteps({ binding }: Guide, { methods }: Connector): Set<string> {
  const method = binding?.purpose === 'link-account' ? methods[binding.method] : undefined;
  const named = [...(method?.fields ?? []), ...(method?.verify?.answers ?? [])].map(({ step }) => step);
  return new Set(named.filter((step) => step !== undefined));
}

interface Places {
  outline: Outline;
  /** Where the heading or step with an id stands. */
  positions: ReadonlyMap<string, Position>;
}

function placesOf({ children, ...guide }: Guide): Places {
  const outline = outlineOf(children, guide);
  const positions = new Map<string, Position>();
  const visit = (node: GuideNode): void => {
    const id = outline.anchorOf(node)?.id;
    if (id !== undefined && node.position && !positions.has(id)) positions.set(id, node.position as Position);
    if ('children' in node) (node.children as GuideNode[]).forEach(visit);
  };
  children.forEach(visit);
  return { outline, positions };
}

/** A place is known by where it stands in the file; what stands there now may have another id. */
function lostPlaces(before: Places, after: Places): LostPlaces {
  const idAt = new Map([...after.positions].map(([id, { start }]) => [start.offset, id]));
  const lost: Record<string, string | null> = {};
  for (const id of before.outline.ids) {
    const offset = before.positions.get(id)?.start.offset;
    const now = offset === undefined ? (after.outline.ids.has(id) ? id : undefined) : idAt.get(offset);
    if (now !== id) lost[id] = now ?? null;
  }
  return lost;
}
