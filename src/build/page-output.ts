/** The files of one page, as strings: made alike by the threads of a build, by the development server and by the hub's. */
import type { Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { createDrawing, type Drawing } from '../assets/highlighter.ts';
import { applyBrand, type BrandedGuide, brandConnector } from '../brand/index.ts';
import type { Connector } from '../connector/index.ts';
import { KeywayError } from '../contract/errors.ts';
import type { ScopeModel } from '../contract/scope-model.ts';
import {
  type Guide,
  guideLanguage,
  idNamed,
  languagesOf,
  listingOf,
  type Outline,
  outlineOf,
  referenceKey,
  resolveReference,
} from '../guide/index.ts';
import {
  type AddressChanges,
  type Addresses,
  addressesFromRoot,
  type Picture,
  providerValues,
  renderJsonTwin,
  renderMarkdownTwin,
  renderTree,
  stepsOfScopes,
} from '../render/index.ts';
import type { FormAnswer } from '../render/page/connect-state.ts';
import { renderEmbeddedPage } from '../render/page/embedded-page.ts';
import { type FrontPageData, renderFrontPage } from '../render/page/front-page.ts';
import type { Sidebar, TrailEntry } from '../render/page/group-data.ts';
import { renderGuidePage } from '../render/page/guide-page.ts';
import type { ConnectorGuide, GuidePageData, NamedMethod, PageLink } from '../render/page/page-data.ts';
import type { BrandSite } from './brand-site.ts';

/** What stands around a page in its site. Two pages with equal surroundings and guides are equal. */
export interface Surroundings {
  /** The guides of the page's connector. */
  siblings: readonly ConnectorGuide[];
  /** The groups that the page stands in, and the pages beside it. */
  trail?: readonly TrailEntry[] | undefined;
  sidebar?: Sidebar | undefined;
  previous?: PageLink | undefined;
  next?: PageLink | undefined;
  /** Whether files of the tree hide the page, whatever it says itself. */
  hidden?: boolean | undefined;
  /** Where the places that the guide names (`referenceKey`) stand in the site. */
  links: Readonly<Record<string, string>>;
  /** The pictures among them; one that is not there is missing here too. */
  pictures: Readonly<Record<string, Picture>>;
  /** Where the connector's own logo is served. */
  logo?: string | undefined;
  /** The whole address of the picture beside a link to the page. */
  socialImage?: string | undefined;
  /** On the first page: what it lists. */
  front?: Pick<FrontPageData, 'cards' | 'connectorCount' | 'categories' | 'articles' | 'groups'> | undefined;
}

/** A page before a brand has come. */
export interface PageInput {
  guide: Guide;
  /** As its file has it; `undefined` if the page links none. */
  connector: Connector | undefined;
  surroundings: Surroundings;
}

/** A page as a brand shows it, with all that its files are made from. */
export interface PageModel {
  data: GuidePageData;
  branded: BrandedGuide;
  outline: Outline;
  connector: Connector | undefined;
  method: NamedMethod | undefined;
  addresses: Addresses;
  surroundings: Surroundings;
  /** The guide's HTML as a tree. */
  tree: Root;
  /** What of it depends on a choice of actions; `undefined` if nothing does. */
  scopes: ScopeModel | undefined;
  /** Addresses of the guide that its HTML shows or leads to, as its writer wrote them. */
  shown: ReadonlySet<string>;
}

/** Makes what a page's files are made from: the guide in the brand's words, as HTML, with what the page adds to it. */
export async function modelPage(
  { guide, connector: written, surroundings }: PageInput,
  { brand, context, viewer }: BrandSite,
  branded: BrandedGuide = applyBrand(guide, brand, written),
): Promise<PageModel> {
  const { messages } = context;
  const outline = outlineOf(branded.guide.children, branded.guide);
  const connector = written && brandConnector(written, brand);
  const { binding, path, file, title, description, frontmatter, children } = branded.guide;
  const own = binding && connector?.methods[binding.method];
  const method = own && binding ? { ...own, id: binding.method } : undefined;
  const linked = binding?.purpose === 'link-account' ? method : undefined;
  const shown = new Set<string>();
  const addresses = addressesOf(surroundings, { file, outline, shown });
  const drawing = await drawingFor(languagesOf(children));
  const { tree, needs, scopes } = renderTree(branded.guide, outline, {
    drawing,
    addresses,
    viewer,
    page: {
      brand,
      messages,
      outline,
      catalogue: context.catalogue,
      icon: drawing.icon,
      connector,
      method: linked,
      values: method ? providerValues(method, brand) : [],
      requiredScopes: method?.required_scopes ?? [],
    },
  });
  const language = guideLanguage(branded.guide);
  const { checked } = frontmatter;
  const steps = outline.anchors.flatMap(({ kind, id, title: name, number = 0 }) =>
    kind === 'step' ? [{ id, title: name, number }] : [],
  );
  const data: GuidePageData = {
    title,
    description,
    path,
    socialImage: surroundings.socialImage,
    shortTitle: listingOf(frontmatter).label ?? title,
    file,
    language: language === messages.locale ? undefined : language,
    hidden: surroundings.hidden === true,
    checked: typeof checked === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(checked) ? checked : undefined,
    anchors: outline.anchors,
    connector: connector && {
      id: connector.id,
      name: connector.name,
      category: connector.category,
      logo: surroundings.logo,
    },
    method,
    siblings: surroundings.siblings,
    trail: surroundings.trail,
    sidebar: surroundings.sidebar,
    previous: surroundings.previous,
    next: surroundings.next,
    body: { html: toHtml(tree), needs, scopeModel: scopes && JSON.stringify(scopes) },
    form:
      connector && linked
        ? {
            connector,
            method: linked,
            path: `/${path}/`,
            steps,
            scopeSteps: stepsOfScopes(children, outline, Object.keys(connector.scopes)),
          }
        : undefined,
  };
  return { data, branded, outline, connector, method, addresses, surroundings, tree, scopes, shown };
}

/** The page as HTML. With an `answer` its form is in the state in which a server answers a reader without script. */
export function renderPage(
  { data, surroundings }: PageModel,
  { context, fill }: BrandSite,
  answer?: FormAnswer,
): string {
  if (surroundings.front) return fill(renderFrontPage(context, { ...data, ...surroundings.front }));
  return fill(renderGuidePage(context, data, answer));
}

/** The page as data for those who embed it. */
export function renderEmbed({ data, tree, scopes }: PageModel, { context }: BrandSite): string {
  const { title, path, language, body, form } = data;
  return JSON.stringify(
    renderEmbeddedPage(context, { title, path, language, body: tree, needs: body.needs, form, scopes }),
  );
}

/** The `.md` and the `.json` twin of a page, and what changes in the former where it stands with those of all pages. */
export function renderTwins(
  { branded, outline, connector, method, addresses, data }: PageModel,
  { brand }: BrandSite,
): { markdown: string; json: string; fromRoot: AddressChanges } {
  const twin = renderJsonTwin(
    { ...branded, path: data.path, outline, ...(connector ? { connector } : {}), ...(method ? { method } : {}) },
    brand,
  );
  return {
    markdown: renderMarkdownTwin(branded, brand, addresses),
    json: `${JSON.stringify(twin, undefined, 2)}\n`,
    fromRoot: addressesFromRoot(branded.guide, brand, addresses),
  };
}

function addressesOf(
  { links, pictures }: Surroundings,
  { file, outline, shown }: { file: string; outline: Outline; shown: Set<string> },
): Addresses {
  return {
    linkTo(url) {
      const key = referenceKey(url, file);
      if (key === undefined) {
        const destination = resolveReference(url, file);
        if (destination.to !== 'anchor' || destination.id === '') return url;
        const id = idNamed(destination.id, outline);
        return id === destination.id ? url : `#${encodeURI(id)}`;
      }
      shown.add(url);
      const address = links[key];
      if (address === undefined) throw new AddressUnplanned(url, file);
      return address;
    },
    pictureAt(url) {
      if (resolveReference(url, file).to === 'elsewhere') return { src: url };
      shown.add(url);
      return pictures[referenceKey(url, file) ?? ''];
    },
  };
}

/** A page shows an address that its facts do not name: a bug, since nobody checked where it leads. */
class AddressUnplanned extends KeywayError {
  constructor(url: string, file: string) {
    super('address-unplanned', `${file} shows the address "${url}", which was not found when the page was read.`);
  }
}

let drawing: { of: ReadonlySet<string>; made: Promise<Drawing> } | undefined;

/** Grammars are large, so each is loaded when the first page needs it, and stays. */
function drawingFor(languages: readonly string[]): Promise<Drawing> {
  const known = drawing;
  if (known && languages.every((language) => known.of.has(language))) return known.made;
  const all = new Set([...(known?.of ?? []), ...languages]);
  drawing = { of: all, made: createDrawing(all) };
  return drawing.made;
}
