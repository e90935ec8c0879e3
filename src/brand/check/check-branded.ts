/** Whether the guides hang together as a brand leaves them. Places are those of the files, before the brand came. */
import type { Connector } from '../../connector/index.ts';
import {
  audienceAttribute,
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
import { type Branding, referencesByText } from '../branding.ts';
import { hiddenParts } from '../hidden-parts.ts';
import type { Brand } from '../schema.ts';
import { checkEmpty } from './check-empty.ts';

/** The guides of a brand, and what is known of the site that a brand makes of them. */
export interface BrandedSite {
  pages: readonly Guide[];
  branded: Branding;
  connectors: ReadonlyMap<string, Connector>;
  /** Addresses of pages that others have and this brand has nowhere. */
  leftOut: ReadonlySet<string>;
}

/** Links that end nowhere, and parts that are left empty, in the site of one brand. */
export function checkBranded(site: BrandedSite, brand: Brand): Issue[] {
  const isWhole =
    brand.vendor &&
    site.leftOut.size + brand.hide.length === 0 &&
    site.pages.every(({ source }) => !source.includes(audienceAttribute));
  if (isWhole) return [];
  const guides = new Map(site.pages.map((page) => [page.path, createView(page, brand, site)]));
  const { leftOut } = site;
  return [...guides.values()].flatMap((view) => {
    return [...checkLinks(view, { guides, leftOut, brand }), ...view.issues()];
  });
}

/** A guide before and after the brand. */
interface View {
  page: Guide;
  branded: BrandedGuide;
  before(): Places;
  after(): Places;
  /** What is wrong with the guide whatever leads to it. */
  issues(): Issue[];
}

interface Places {
  outline: Outline;
  /** Where the heading or step with an id stands. */
  positions: ReadonlyMap<string, Position>;
}

function createView(page: Guide, brand: Brand, { connectors, branded: brandedOf }: BrandedSite): View {
  const connector = page.binding && connectors.get(page.binding.connector);
  const branded = brandedOf(page);
  const before = once(() => placesOf(page));
  const after = once(() => placesOf(branded.guide));
  return {
    page,
    branded,
    before,
    after,
    issues: () => {
      const collector = createIssueCollector(page.file, page.segments);
      for (const step of connector ? namedSteps(page, connector) : []) {
        const position = before().positions.get(step);
        if (position && !after().outline.ids.has(step))
          collector.add('step-hidden', position, { step, brand: brand.id });
      }
      checkEmpty(page.children, { brand: brand.id, hiddenAmong: hiddenParts(page, brand), collector });
      return [...collector.issues, ...(branded.linking?.issues ?? [])];
    },
  };
}

/** The steps to which the form and its answers lead. */
function namedSteps({ binding }: Guide, { methods }: Connector): Set<string> {
  const method = binding?.purpose === 'link-account' ? methods[binding.method] : undefined;
  const named = [...(method?.fields ?? []), ...(method?.verify?.answers ?? [])].map(({ step }) => step);
  return new Set(named.filter((step) => step !== undefined));
}

function checkLinks(
  { page, branded }: View,
  { guides, leftOut, brand }: { guides: ReadonlyMap<string, View>; leftOut: ReadonlySet<string>; brand: Brand },
): Issue[] {
  return referencesByText(branded).flatMap(({ text, references }) => {
    const collector = createIssueCollector(text.file, text.segments);
    for (const { kind, url, position } of references) {
      const destination = kind === 'link' ? resolveReference(url, page.file) : undefined;
      if (!destination || destination.to === 'elsewhere') continue;
      const path = destination.to === 'anchor' ? page.path : destination.path;
      const target = guides.get(path);
      if (leftOut.has(path)) collector.add('link-to-left-out', position, { url, brand: brand.id });
      const fate = target ? fateOf(destination.id, target) : 'there';
      if (fate === 'hidden') collector.add('link-into-hidden', position, { url, brand: brand.id });
      else if (fate !== 'there') collector.add('anchor-renamed', position, { url, brand: brand.id, id: fate.renamed });
    }
    return collector.issues;
  });
}

/** What becomes of a place to which a link leads. One that never was there is an issue of all brands. */
function fateOf(id: string, { before, after }: View): 'there' | 'hidden' | { renamed: string } {
  if (id === '' || !before().outline.ids.has(id)) return 'there';
  const offset = before().positions.get(id)?.start.offset;
  if (offset === undefined) return after().outline.ids.has(id) ? 'there' : 'hidden';
  const positions = after().positions;
  if (positions.get(id)?.start.offset === offset) return 'there';
  const [renamed] = [...positions].find(([, { start }]) => start.offset === offset) ?? [];
  return renamed === undefined ? 'hidden' : { renamed };
}

function placesOf({ children }: Guide): Places {
  const outline = outlineOf(children);
  const positions = new Map<string, Position>();
  const visit = (node: GuideNode): void => {
    const id = outline.anchorOf(node)?.id;
    if (id !== undefined && node.position && !positions.has(id)) positions.set(id, node.position as Position);
    if ('children' in node) (node.children as GuideNode[]).forEach(visit);
  };
  children.forEach(visit);
  return { outline, positions };
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
