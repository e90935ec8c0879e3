/** What a brand's site is made of, told by facts alone: its pages and lists, and what stands around each of them. */
import { type Brand, createWording, encodePath, siteUrl, withBase } from '../brand/index.ts';
import { type OverviewPage, overviewPages } from '../connector/index.ts';
import { idNamed, referenceKey, resolveReference } from '../guide/index.ts';
import {
  type BrandContent,
  isConvertible,
  logoFile,
  type PackedConnector,
  type PackedPage,
  pageNamed,
} from '../loader/index.ts';
import type { Picture } from '../render/index.ts';
import type { ConnectorCard } from '../render/page/connector-list.ts';
import type { ConnectorGuide, PageLink } from '../render/page/page-data.ts';
import type { Settings } from '../settings.ts';
import { drawsPictures } from './brand-site.ts';
import type { Surroundings } from './page-output.ts';
import { type GroupPlan, guideListPath, planGroups } from './plan-groups.ts';

/** A page in the brand's words, as far as others need to know it. */
export interface PlannedPage extends PackedPage {
  title: string;
  shortTitle: string;
  description: string;
  connector: PackedConnector | undefined;
  /** The label of the method that it links. */
  method: string | undefined;
}

export interface SitePlan {
  brand: Brand;
  pages: readonly PlannedPage[];
  /** Connectors with at least one page, by name. */
  connectors: readonly PackedConnector[];
  /** The guides of a connector that lists show: those that link an account, then those that set it up. */
  guidesOf(connector: string): readonly PlannedPage[];
  cards: readonly ConnectorCard[];
  categories: readonly string[];
  /** The pages on which all cards stand. */
  overview: readonly OverviewPage<ConnectorCard>[];
  /** Articles that lists show. */
  articles: readonly PlannedPage[];
  catalogue: BrandContent['catalogue'];
  /** Pages that the tree's own navigation, or its folders, put into groups. */
  groups: GroupPlan;
  /** Paths that pages had before, each with the page that it leads to. */
  redirects: readonly { path: string; to: PlannedPage }[];
  /** What the first page shows. */
  front: NonNullable<Surroundings['front']>;
  surroundingsOf(page: PlannedPage): Surroundings;
  /** The file of the content folder that an address on a page means; `undefined` if it means none. */
  fileOf(url: string, page: PlannedPage): string | undefined;
  /** Where a connector's own logo stands in the content folder; `undefined` if its mark is drawn. */
  logoOf(connector: string): string | undefined;
}

export interface PlanOptions {
  content: BrandContent;
  settings: Settings;
  /** A picture of the content folder as the site ships it; `undefined` if its file is none. */
  pictureOf(path: string): Picture | undefined;
  /** Addresses that the brand's own section on linking names, which stands in no page's file. */
  sectionUrls: readonly string[];
}

/** The first page shows this many connectors, and this many groups; lists are there for the rest. */
const mostCards = 12;
const mostGroups = 24;

/** Plans the site of a brand. */
export function planSite({ content, settings, pictureOf, sectionUrls }: PlanOptions): SitePlan {
  const { brand, files } = content;
  const present = new Set(files.paths);
  const at = (path: string) => withBase(brand, path);
  const reword = createRewording(brand);
  const pages = content.pages.map((page) => planPage(page, content, reword));
  const used = new Set(pages.flatMap(({ connector }) => connector?.facts.id ?? []));
  const byName = new Intl.Collator();
  const connectors = [...content.connectors.values()]
    .filter(({ facts }) => used.has(facts.id))
    .sort((a, b) => byName.compare(a.facts.name, b.facts.name));
  const listed = pages.filter(({ facts }) => facts.path !== '' && !facts.hidden);
  const guides = groupGuides(listed);
  const guidesOf = (id: string) => guides.get(id) ?? [];
  const byPath = new Map(pages.map((page) => [page.facts.path, page]));
  const idOn = (path: string, id: string) => {
    const facts = id === '' ? undefined : byPath.get(path)?.facts;
    if (!facts) return id;
    return idNamed(id, { ids: new Set(facts.ids), otherIds: new Map(Object.entries(facts.otherIds ?? {})) });
  };
  const { catalogue, navigation, addresses } = content;
  const groups = planGroups(navigation, byPath, { brand, reword });
  const isOfConnectors = catalogue === 'connectors';
  const articles = isOfConnectors ? listed.filter(({ facts }) => /^guides\/[^/]+$/.test(facts.path)) : [];
  const elsewhere = (brand.links.elsewhere ?? settings.KEYWAY_LINK_BASE)?.replace(/\/+$/, '');
  const logoOf = (id: string) => (present.has(logoFile(id)) ? logoFile(id) : undefined);
  const logoAddress = (id: string) => (logoOf(id) === undefined ? undefined : at(fileAddress(logoFile(id))));
  const cards = connectors.map(({ facts }): ConnectorCard => {
    const own = guidesOf(facts.id);
    const only = own.length === 1 ? own[0] : undefined;
    return {
      id: facts.id,
      name: facts.name,
      category: facts.category,
      description: reword(facts.description),
      logo: logoAddress(facts.id),
      path: only?.facts.path ?? `connectors/${facts.id}`,
      methods: facts.methods.map(([, { label }]) => reword(label)),
    };
  });
  const overview = isOfConnectors ? overviewPages(cards) : [];
  const paths = new Set([
    '',
    ...(isOfConnectors ? ['linked-accounts', 'sandbox'] : []),
    ...overview.map(({ path }) => path),
    ...groups.parts.map(({ path }) => path),
    ...[...used].map((id) => `connectors/${id}`),
    ...pages.map(({ facts }) => facts.path),
  ]);
  const categories = [...new Set(connectors.map(({ facts }) => facts.category))].sort((a, b) => a.localeCompare(b));
  const hasOwnPictures = drawsPictures(brand, settings) && brand.social_image === undefined;
  const neighboursOf = createNeighbours({ connectors, guidesOf, articles });
  const front = {
    cards: cards.slice(0, mostCards),
    connectorCount: connectors.length,
    categories,
    articles: articles.map(({ facts: { path }, shortTitle, description }) => ({
      path,
      title: shortTitle,
      description,
    })),
    ...(groups.total > 0
      ? { groups: { cards: groups.cards.slice(0, mostGroups), total: groups.total, list: guideListPath } }
      : {}),
  };

  return {
    brand,
    pages,
    connectors,
    guidesOf,
    cards,
    categories,
    overview,
    articles,
    catalogue,
    groups,
    redirects: redirectsOf(addresses.redirects, { byPath, paths }),
    front,
    logoOf,
    fileOf(url, { facts }) {
      const destination = resolveReference(url, facts.file);
      return destination.to === 'path' && present.has(destination.path) ? destination.path : undefined;
    },
    surroundingsOf(page) {
      const { facts, connector } = page;
      const section = facts.binding?.purpose === 'link-account' ? sectionUrls : [];
      const resolve = (url: string) =>
        linkTo(url, facts.file, { at, present, paths, elsewhere, aliases: addresses.aliases, idOn });
      const picture = (url: string) => pictureTo(url, facts.file, { at, present, pictureOf });
      return {
        siblings: connector ? guidesOf(connector.facts.id).map(asSibling) : [],
        ...neighboursOf(page),
        ...groups.around(facts.path),
        ...(facts.hidden ? { hidden: true } : {}),
        links: tableOf([...facts.links, ...section], facts.file, resolve),
        pictures: tableOf([...facts.images, ...section], facts.file, picture),
        logo: connector && logoAddress(connector.facts.id),
        socialImage: hasOwnPictures ? siteUrl(brand, `/${socialImageFile(facts.path)}`) : undefined,
        front: facts.path === '' ? front : undefined,
      };
    },
  };
}

/** Those of them at which nothing else stands. */
function redirectsOf(
  redirects: BrandContent['addresses']['redirects'],
  { byPath, paths }: { byPath: ReadonlyMap<string, PlannedPage>; paths: ReadonlySet<string> },
): SitePlan['redirects'] {
  return [...redirects].flatMap(([path, target]) => {
    const to = byPath.get(target);
    return to && !paths.has(path) ? [{ path, to }] : [];
  });
}

/** The path in the site of a page's own picture. */
export function socialImageFile(path: string): string {
  return `social/${path || 'index'}.png`;
}

type Reword = (text: string, language?: string) => string;

function createRewording(brand: Brand): Reword {
  const wordings = new Map<string | undefined, Reword>();
  return (text, language) => {
    const known = wordings.get(language);
    if (known) return known(text);
    const { reword } = createWording(brand, language === undefined ? {} : { language });
    wordings.set(language, reword);
    return reword(text);
  };
}

function planPage(page: PackedPage, { connectors }: BrandContent, reword: Reword): PlannedPage {
  const { title, sidebarTitle, description, language, binding } = page.facts;
  const connector = binding && connectors.get(binding.connector);
  const own = connector?.facts.methods.find(([key]) => key === binding?.method)?.[1].label;
  return {
    ...page,
    title: reword(title, language),
    shortTitle: reword(sidebarTitle ?? title, language),
    description: reword(description, language),
    connector,
    method: own === undefined ? undefined : reword(own),
  };
}

function groupGuides(listed: readonly PlannedPage[]): Map<string, PlannedPage[]> {
  const groups = new Map<string, PlannedPage[]>();
  for (const purpose of ['link-account', 'connector-profile']) {
    for (const page of listed) {
      const id = page.connector?.facts.id;
      if (id === undefined || page.facts.binding?.purpose !== purpose) continue;
      const own = groups.get(id) ?? [];
      own.push(page);
      groups.set(id, own);
    }
  }
  return groups;
}

function asSibling({ facts, method, shortTitle, description }: PlannedPage): ConnectorGuide {
  const purpose = facts.binding?.purpose ?? 'link-account';
  return { path: facts.path, title: method ?? shortTitle, purpose, description };
}

function asLink({ facts, connector, method, shortTitle }: PlannedPage): PageLink {
  return { path: facts.path, title: connector ? `${connector.facts.name}: ${method ?? shortTitle}` : shortTitle };
}

/** The pages before and after a page: of its own connector, then of those whose names stand before and after it. */
function createNeighbours({
  connectors,
  guidesOf,
  articles,
}: Pick<SitePlan, 'connectors' | 'guidesOf' | 'articles'>): (
  page: PlannedPage,
) => Pick<Surroundings, 'previous' | 'next'> {
  const places = new Map<PlannedPage, { list: readonly PlannedPage[]; at: number; connector?: number }>();
  for (const [connector, { facts }] of connectors.entries()) {
    const list = guidesOf(facts.id);
    for (const [at, page] of list.entries()) places.set(page, { list, at, connector });
  }
  for (const [at, page] of articles.entries()) if (!places.has(page)) places.set(page, { list: articles, at });
  const guidesAt = (index: number) => guidesOf(connectors[index]?.facts.id ?? '');
  return (page) => {
    const place = places.get(page);
    if (!place) return {};
    const { list, at, connector } = place;
    const previous = list[at - 1] ?? (connector === undefined ? undefined : guidesAt(connector - 1).at(-1));
    const next = list[at + 1] ?? (connector === undefined ? undefined : guidesAt(connector + 1)[0]);
    return { ...(previous ? { previous: asLink(previous) } : {}), ...(next ? { next: asLink(next) } : {}) };
  };
}

interface Places {
  at(path: string): string;
  present: ReadonlySet<string>;
}

function linkTo(
  url: string,
  file: string,
  {
    at,
    present,
    paths,
    elsewhere,
    aliases,
    idOn,
  }: Places & {
    paths: ReadonlySet<string>;
    elsewhere: string | undefined;
    aliases: ReadonlyMap<string, string>;
    idOn(path: string, id: string): string;
  },
): string {
  const destination = resolveReference(url, file);
  if (destination.to !== 'path') return url;
  const { query } = destination;
  const path = present.has(destination.path) ? destination.path : pageNamed(destination.path, { paths, aliases });
  const id = idOn(path, destination.id);
  const rest = query + (id === '' ? '' : `#${encodeURI(id)}`);
  if (present.has(path) && !paths.has(path)) return at(fileAddress(path));
  if (!paths.has(path) && elsewhere !== undefined) return new URL(encodePath(path), `${elsewhere}/`).href + rest;
  return at(path === '' ? '/' : `/${encodePath(path)}/`) + rest;
}

function pictureTo(
  url: string,
  file: string,
  { at, present, pictureOf }: Places & Pick<PlanOptions, 'pictureOf'>,
): Picture | undefined {
  const destination = resolveReference(url, file);
  const path = destination.to === 'path' ? destination.path : '';
  if (!present.has(path)) return undefined;
  return isConvertible(path) ? pictureOf(path) : { src: at(fileAddress(path)) };
}

/** Files that ship as they are stand apart from the pages, whose addresses they could take. */
function fileAddress(path: string): string {
  return `/${encodePath(shippedPath(path))}`;
}

/** The path in the site of a file that ships as it is. No server hands out names that begin with a dot. */
export function shippedPath(path: string): string {
  return `files/${path.replace(/(^|\/)\./g, '$1')}`;
}

/** What addresses of a file lead to, by the place that they mean. Addresses that mean none in the content folder, or nothing there, are left out. */
function tableOf<Value>(
  urls: readonly string[],
  file: string,
  find: (url: string) => Value | undefined,
): Record<string, Value> {
  return Object.fromEntries(
    urls.flatMap((url): [string, Value][] => {
      const key = referenceKey(url, file);
      const value = key === undefined ? undefined : find(url);
      return key === undefined || value === undefined ? [] : [[key, value]];
    }),
  );
}
