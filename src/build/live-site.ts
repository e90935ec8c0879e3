/** A brand's site that is made as it is asked for: for writers at work, and for answers that no static file can give. */
import { drawSocialImage } from '../assets/social-image/draw.ts';
import { brandConnector } from '../brand/index.ts';
import type { FormShape } from '../form/view.ts';
import type { BrandContent, ContentReading } from '../loader/index.ts';
import { readdress, renderLlmsIndex } from '../render/index.ts';
import { type AccountsState, renderAccountsPage } from '../render/page/accounts-page.ts';
import { connectFormShape, type FormAnswer } from '../render/page/connect-state.ts';
import type { ConnectFormData } from '../render/page/page-data.ts';
import { renderSessionQuestion, type SessionQuestion } from '../render/page/session-question.ts';
import type { Settings } from '../settings.ts';
import { renderSitemap } from './aggregates.ts';
import { type BrandSiteOptions, openBrandSite } from './brand-site.ts';
import { renderConnector } from './connector-output.ts';
import { openThings } from './open-things.ts';
import { modelPage, type PageModel, renderEmbed, renderPage, renderTwins } from './page-output.ts';
import type { ShellFiles } from './shell-files.ts';
import { sitemapPaths, twinsOf } from './site-contents.ts';
import { type PlannedPage, shippedPath } from './site-plan.ts';
import { connectorThings, fileThings, siteThings } from './site-things.ts';
import { lookOf, socialWordsOf } from './social-words.ts';
import type { Thing } from './thing.ts';

/** A page that holds the form. */
export interface FormPage {
  form: ConnectFormData;
  /** What a view needs to know of it. */
  shape: FormShape;
  /** The page with its form in the state of an answer. */
  render(answer: FormAnswer): string;
}

export interface LiveSite {
  /** A file of the site by its path in it, such as `guides/a/index.html`; `undefined` if it has none. */
  read(path: string): Promise<string | Uint8Array | undefined>;
  /** The page with a form at a path without slashes at its ends; `undefined` if there is none. */
  formPage(path: string): Promise<FormPage | undefined>;
  /** The page of linked accounts, in one state. */
  accounts(state: AccountsState): string;
  /** The page that asks before a link takes the place of another owner's session. */
  sessionQuestion(question: SessionQuestion): string;
}

export interface LiveOptions extends BrandSiteOptions {
  reading: ContentReading;
  settings: Settings;
  shells: ShellFiles;
  /** The folder with shells, if what Astro made is read from there and not from its development server. */
  shellFolder: string;
  projectRoot: string;
  cacheFolder: string;
}

/**
 * Opens the site of a brand. It shows the content as it was read. What is wrong with a file is seen where the file is,
 * and nowhere else.
 */
export async function openLiveSite(content: BrandContent, options: LiveOptions): Promise<LiveSite> {
  const { reading, settings, shells, shellFolder, projectRoot, cacheFolder } = options;
  const { brand } = content;
  const site = await openBrandSite(brand, shells, settings, { ...options, catalogue: content.catalogue });
  const { deps, pictures } = await openThings({
    content,
    site,
    settings,
    shells,
    shellFolder,
    contentRoot: reading.root,
    projectRoot,
    headers: undefined,
    precompresses: false,
    cacheFolder,
    ifUnreadable: 'leave-out',
  });
  const { plan } = deps;
  const pages = new Map(plan.pages.map((page) => [page.facts.path, page]));
  const made = new Map<Thing, Promise<ReadonlyMap<string, string | Uint8Array>>>();
  const things = siteThings(deps, '');
  let connectors: ReadonlyMap<string, Thing['make']> | undefined;

  function modelOf(page: PlannedPage): Promise<PageModel> {
    const guide = reading.guideOf(page);
    const connector = page.connector && reading.connectorOf(page.connector);
    return modelPage({ guide, connector, surroundings: plan.surroundingsOf(page) }, site);
  }

  async function readPage(path: string): Promise<string | undefined> {
    const { name, form } = partsOf(path);
    const page = pages.get(name);
    if (page && form !== undefined) {
      const model = await modelOf(page);
      if (form === 'html') return renderPage(model, site);
      if (form === 'embed.json') return brand.embedding.origins.length > 0 ? renderEmbed(model, site) : undefined;
      const { markdown, json } = renderTwins(model, site);
      return form === 'md' ? markdown : json;
    }
    connectors ??= new Map(connectorThings(deps, '').map(({ id, make }) => [id, make]));
    const job = connectors.get(`connector:${name.replace(/^connectors\//, '')}`);
    if (typeof job !== 'object' || job.kind !== 'connector') return undefined;
    const connector = brandConnector(reading.connectorOf({ entry: job.connector }), brand);
    return renderConnector(job, connector, site).get(path);
  }

  /** The drawn picture of a page; that of the site is a thing of its own. */
  async function readSocialImage(path: string): Promise<Uint8Array | undefined> {
    const [, name] = /^social\/(.+)\.png$/.exec(path) ?? [];
    const page = name === undefined ? undefined : pages.get(name === 'index' ? '' : name);
    const address = page && plan.surroundingsOf(page).socialImage;
    if (!page || address === undefined || !address.endsWith(encodeURI(path))) return undefined;
    const words = socialWordsOf(await modelOf(page), site);
    return drawSocialImage({ ...words, ...lookOf(brand, deps.mark) }, deps.picturesFolder);
  }

  async function readThing(path: string): Promise<string | Uint8Array | undefined> {
    const thing = things.find(({ paths }) => paths?.test(path));
    if (!thing) return undefined;
    const files = made.get(thing) ?? collect(thing);
    made.set(thing, files);
    return (await files).get(path);
  }

  /** What writers see may not ship with any brand, so every file of the content folder that a page names is there. */
  async function readFileOf(path: string): Promise<string | Uint8Array | undefined> {
    const named = path.startsWith('files/')
      ? content.files.paths.find((file) => shippedPath(file) === path)
      : undefined;
    const shown = [...pictures].find(([, { files }]) => files.some((file) => file.path === path))?.[0];
    const source = named ?? shown;
    const [thing] =
      source === undefined ? [] : fileThings(new Set([source]), deps, named === source ? new Map() : pictures);
    try {
      return thing && (await collect(thing)).get(path);
    } catch (cause) {
      // It was there when the content was read.
      if (isMissingFile(cause)) return undefined;
      throw cause;
    }
  }

  async function readAggregate(path: string): Promise<string | undefined> {
    if (path === 'llms.txt')
      return renderLlmsIndex(
        twinsOf(plan).filter(({ isListed }) => isListed),
        brand,
      );
    if (/^sitemap-\w+\.xml$/.test(path)) return renderSitemap(sitemapPaths(plan), brand).get(path);
    if (path !== 'llms-full.txt') return undefined;
    const twins: string[] = [];
    for (const page of plan.pages) {
      if (page.facts.hidden) continue;
      const { markdown, fromRoot } = renderTwins(await modelOf(page), site);
      twins.push(readdress(markdown, fromRoot));
    }
    return twins.join('\n\n---\n\n');
  }

  return {
    read: async (path) =>
      (await readPage(path)) ??
      (await readSocialImage(path)) ??
      (await readThing(path)) ??
      (await readAggregate(path)) ??
      (await readFileOf(path)),
    async formPage(path) {
      const page = pages.get(path);
      const model = page && (await modelOf(page));
      const form = model?.data.form;
      if (!form) return undefined;
      const shape = connectFormShape(form, site.context.messages.locale);
      return { form, shape, render: (answer) => renderPage(model, site, answer) };
    },
    accounts: (state) => site.fill(renderAccountsPage(site.context, state)),
    sessionQuestion: (question) => site.fill(renderSessionQuestion(site.context, question)),
  };
}

async function collect({ make }: Thing): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const files = new Map<string, string | Uint8Array>();
  if (typeof make === 'function') {
    await make(async (path, content) => {
      files.set(path, content);
    });
  }
  return files;
}

function isMissingFile(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
}

type Form = 'html' | 'md' | 'json' | 'embed.json';

/** The page that a path of a site is of, and in which form. */
function partsOf(path: string): { name: string; form: Form | undefined } {
  if (path === 'index.html' || path.endsWith('/index.html'))
    return { name: path.replace(/\/?index\.html$/, ''), form: 'html' };
  const [, name = path, form] = /^(.+?)\.(md|json|embed\.json)$/.exec(path) ?? [];
  return {
    name: name === 'index' ? '' : name,
    form: form === 'md' || form === 'json' || form === 'embed.json' ? form : undefined,
  };
}
