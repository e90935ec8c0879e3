/** What a page says of itself in its head. What is the same on every page of a site is the shell's. */
import { siteUrl } from '../../brand/index.ts';
import { type Html, html } from './html.ts';
import type { PageHead } from './page-data.ts';
import type { SheetName, SiteContext } from './site-context.ts';
import { earlyScript, sheetLink } from './site-context.ts';

/** Pixels of the picture that stands beside a link to a page elsewhere. */
const pictureSize = { width: 1200, height: 630 };

export interface HeadOptions {
  /** Whether a `.md` and a `.json` twin stand beside the page. */
  hasTwins: boolean;
  /** What the title begins with in the state of the page's form. */
  titlePrefix?: string;
}

/** Title, description, addresses and what other sites show beside a link to the page. */
export function pageHead(site: SiteContext, page: PageHead, { hasTwins, titlePrefix = '' }: HeadOptions): Html {
  const { brand, at } = site;
  const { title, description, path } = page;
  const isFront = path === '';
  const twin = at(isFront ? '/index' : `/${path}`);
  const twins =
    hasTwins &&
    html`<link rel="alternate" type="text/markdown" href="${twin}.md"><link rel="alternate" type="application/json" href="${twin}.json">`;
  // The page that says that there is none has no address of its own.
  const canonical = path === '404' ? undefined : siteUrl(brand, isFront ? '/' : `/${path}/`);
  return html`<title>${titlePrefix}${title}</title><meta name="description" content="${description}">${
    canonical !== undefined && html`<link rel="canonical" href="${canonical}">`
  }${twins}<meta property="og:title" content="${title}"><meta property="og:description" content="${description}"><meta property="og:site_name" content="${brand.names.docs}">${
    canonical !== undefined && socialImage(title, page.socialImage ?? site.picture)
  }`;
}

/** The style sheets that a page has besides those of every page. */
export function pageSheets(site: SiteContext, names: readonly SheetName[]): Html {
  return html`${names.map((name) => sheetLink(site, name))}`;
}

/** On a page with a picker: what depends on the choice, and the script that reduces the guide before it shows. */
export function scopeChoice(site: SiteContext, scopeModel: string | undefined): Html | undefined {
  if (scopeModel === undefined) return undefined;
  return html`<meta name="scope-model" content="${scopeModel}">${earlyScript(site, 'scope-choice')}`;
}

function socialImage(title: string, address: string | undefined): Html {
  if (address === undefined) return html`<meta name="twitter:card" content="summary">`;
  const { width, height } = pictureSize;
  return html`<meta name="twitter:card" content="summary_large_image"><meta property="og:image" content="${address}"><meta property="og:image:type" content="image/png"><meta property="og:image:width" content="${width}"><meta property="og:image:height" content="${height}"><meta property="og:image:alt" content="${title}">`;
}
