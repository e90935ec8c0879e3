/** Everything that a brand's site is made of, each with the digest of all that it depends on. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawSocialImage } from '../assets/social-image/draw.ts';
import { fitSocialImage } from '../assets/social-image/own-picture.ts';
import { encodePath, withBase } from '../brand/index.ts';
import { categoryAddress } from '../connector/index.ts';
import { type BrandContent, digestOf, isConvertible, packageRoot, readBrandFile } from '../loader/index.ts';
import { renderAccountsPage } from '../render/page/accounts-page.ts';
import { renderFrontPage } from '../render/page/front-page.ts';
import { renderMissingPage } from '../render/page/missing-page.ts';
import type { Settings } from '../settings.ts';
import { renderRobots } from './aggregates.ts';
import { makeBrandFiles } from './brand-files.ts';
import { type BrandSite, sitePicture } from './brand-site.ts';
import { guideListThings } from './guide-list-things.ts';
import { overviewThings } from './overview-things.ts';
import type { Surroundings } from './page-output.ts';
import { convertPicture, type PlannedPicture } from './pictures.ts';
import { compressionOf } from './precompress.ts';
import { redirectThings } from './redirect-things.ts';
import type { ShellFiles } from './shell-files.ts';
import { lettersOf } from './site-contents.ts';
import { type PlannedPage, type SitePlan, shippedPath, socialImageFile } from './site-plan.ts';
import { lookOf } from './social-words.ts';
import type { Thing, ThingHere } from './thing.ts';

/** What things are made with. */
export interface ThingDeps {
  content: BrandContent;
  plan: SitePlan;
  site: BrandSite;
  settings: Settings;
  shells: ShellFiles;
  /** The folder with shells. */
  shellFolder: string;
  contentRoot: string;
  projectRoot: string;
  picturesFolder: string;
  /** The brand's mark as SVG, for drawn pictures. */
  mark: string | undefined;
  /** A file of headers that ships with the site. */
  headers: { name: string; text: string } | undefined;
  /** Whether compressed forms of files lie beside them. */
  precompresses: boolean;
}

/** The text of a sidebar is made once, though sixty pages show it. */
const sidebars = new WeakMap<object, string>();

function digestOfAround({ sidebar, ...around }: Surroundings): string {
  if (!sidebar) return JSON.stringify(around);
  const known = sidebars.get(sidebar) ?? digestOf(JSON.stringify(sidebar));
  sidebars.set(sidebar, known);
  return JSON.stringify(around) + known;
}

/** Pages, and the pages of connectors, which threads make. */
export function pageThings(deps: ThingDeps, digest: string): Thing[] {
  const { content, plan } = deps;
  const { paths, nameOf, isOfBrand } = content.files;
  const names = paths.flatMap((path): [string, string][] => (isOfBrand(path) ? [[path, nameOf(path)]] : []));
  const pages = plan.pages.map((page): Thing => {
    const surroundings = plan.surroundingsOf(page);
    const id = `page:${page.facts.path}`;
    const socialImage = surroundings.socialImage && socialImageFile(page.facts.path);
    const drawn = socialImage === undefined ? '' : (deps.mark ?? '');
    const key = digestOf(digest, page.key, page.connector?.key ?? '', digestOfAround(surroundings), drawn);
    const place = ({ entry: { offset, length } }: Pick<PlannedPage, 'entry'>) => ({ offset, length });
    return {
      id,
      key,
      make: {
        kind: 'page',
        id,
        guide: place(page),
        connector: page.connector && place(page.connector),
        surroundings,
        socialImage,
        names,
      },
    };
  });
  return [...pages, ...connectorThings(deps, digest)];
}

/** The pages of connectors. */
export function connectorThings({ plan }: ThingDeps, digest: string): Thing[] {
  const { brand } = plan;
  const pagesOf = Map.groupBy(plan.pages, ({ connector }) => connector?.facts.id);
  const taken = new Set(plan.pages.map(({ facts }) => facts.path));
  return plan.connectors.flatMap((connector): Thing[] => {
    const { id: name } = connector.facts;
    if (taken.has(`connectors/${name}`)) return [];
    const guides = plan.guidesOf(name).map(({ facts, method, title, description }) => ({
      path: facts.path,
      title: method ?? title,
      description,
      purpose: facts.binding?.purpose ?? 'link-account',
    }));
    const links = (pagesOf.get(name) ?? []).map(({ facts, title, description }) => ({
      title,
      description,
      path: `/${facts.path}`,
    }));
    const id = `connector:${name}`;
    const file = plan.logoOf(name);
    const logo = file === undefined ? undefined : withBase(brand, `/${encodePath(shippedPath(file))}`);
    const around = {
      guides,
      links,
      logo,
      categoryAddress: categoryAddress(connector.facts.category, plan.connectors.length),
    };
    const { offset, length } = connector.entry;
    return [
      {
        id,
        key: digestOf(digest, connector.key, JSON.stringify(around)),
        make: { kind: 'connector', id, connector: { offset, length }, ...around },
      },
    ];
  });
}

/** What there is once in a site: lists, the brand's files, what Astro made, and what search engines ask for. */
export function siteThings(deps: ThingDeps, digest: string): ThingHere[] {
  const { plan, site, shells, shellFolder, contentRoot, projectRoot, headers, content } = deps;
  const { brand, context } = site;
  const brandFiles = [...content.scan].flatMap(([path, { digest: own }]) =>
    path.startsWith('brands/') ? [path, own] : [],
  );
  const letters = lettersOf(content);
  const compression = compressionOf(deps);
  const things: ThingHere[] = [
    ...(plan.catalogue === 'connectors' ? overviewThings(deps, digest) : []),
    ...guideListThings(deps, digest),
    ...redirectThings(deps, digest),
    ...(plan.catalogue === 'connectors' ? [accountsThing(site, digest)] : []),
    {
      id: 'missing',
      paths: /^404\.html$/,
      key: digest,
      make: (write) => write('404.html', site.fill(renderMissingPage(context))),
    },
    {
      id: 'brand',
      paths: /^(?:brand[./]|favicon|apple-touch-icon|icon-|manifest)/,
      key: digestOf(digest, ...brandFiles, letters),
      async make(write) {
        for (const [path, file] of await makeBrandFiles(brand, { contentRoot, projectRoot, letters }))
          await write(path, file);
      },
    },
    {
      id: 'robots',
      paths: /^(?:robots\.txt|page\.schema\.json)$/,
      key: digest,
      async make(write) {
        await write('robots.txt', renderRobots(brand, plan.catalogue));
        await write('page.schema.json', readFileSync(join(packageRoot, 'schemas/page.schema.json')));
      },
    },
    {
      id: 'assets',
      key: digestOf(shells.digest, compression),
      async make(write) {
        for (const file of shells.files) await write(file, readFileSync(join(shellFolder, 'site', file)));
      },
    },
  ];
  if (!plan.pages.some(({ facts }) => facts.path === '')) {
    const { front } = plan;
    things.push({
      id: 'front',
      paths: /^index\.html$/,
      key: digestOf(digest, JSON.stringify(front)),
      make: (write) =>
        write(
          'index.html',
          site.fill(renderFrontPage(context, { title: brand.names.docs, description: '', path: '', ...front })),
        ),
    });
  }
  if (brand.embedding.origins.length > 0) {
    things.push({
      id: 'embed',
      key: digestOf(shells.digest, compression),
      async make(write) {
        for (const file of shells.embedFiles) await write(file, readFileSync(join(shellFolder, 'embed', file)));
      },
    });
  }
  if (headers)
    things.push({
      id: 'headers',
      key: digestOf(headers.name, headers.text),
      make: (write) => write(headers.name, headers.text),
    });
  if (context.picture !== undefined) things.push(sitePictureThing(deps, digestOf(digest, ...brandFiles)));
  return things;
}

function accountsThing({ context, fill }: BrandSite, key: string): ThingHere {
  return {
    id: 'accounts',
    paths: /^linked-accounts\/index\.html$/,
    key,
    make: (write) => write('linked-accounts/index.html', fill(renderAccountsPage(context, { kind: 'no-server' }))),
  };
}

function sitePictureThing({ site, contentRoot, picturesFolder, mark }: ThingDeps, key: string): ThingHere {
  const { brand } = site;
  return {
    id: 'social-image',
    paths: /^social\//,
    key,
    async make(write) {
      const own = brand.social_image;
      const picture =
        own === undefined
          ? await drawSocialImage({ ...lookOf(brand, mark), title: brand.names.docs, steps: 0 }, picturesFolder)
          : await fitSocialImage(await readBrandFile(contentRoot, brand, own));
      await write(`social/${sitePicture}.png`, picture);
    },
  };
}

/** Files of the content folder that pages show or lead to, by what they ship as. */
export function fileThings(
  shown: ReadonlySet<string>,
  { content: { files, scan } }: Pick<ThingDeps, 'content'>,
  pictures: ReadonlyMap<string, PlannedPicture>,
): ThingHere[] {
  return [...shown].sort().map((path): ThingHere => {
    const digest = scan.get(files.nameOf(path))?.digest ?? '';
    const picture = isConvertible(path) ? pictures.get(path) : undefined;
    if (!picture) {
      return {
        id: `file:${path}`,
        key: digest,
        make: (write) => write(shippedPath(path), readFileSync(files.locate(path))),
      };
    }
    return {
      id: `picture:${path}`,
      key: digestOf(digest, JSON.stringify(picture)),
      async make(write) {
        for (const file of picture.files) await write(file.path, await convertPicture(files.locate(path), file.width));
      },
    };
  });
}
