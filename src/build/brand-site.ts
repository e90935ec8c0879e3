/** What every page of a brand's site is made with: once per brand and build, in each thread that makes pages. */
import { toHtml } from 'hast-util-to-html';
import { loadIcons } from '../assets/icons.ts';
import { type Brand, baseOf, siteUrl, withBase } from '../brand/index.ts';
import { formFrameMarks, holeMark, holes, listLinkMarks } from '../contract/shell-marks.ts';
import { messagesFor } from '../messages/index.ts';
import type { Viewer } from '../render/index.ts';
import { attributes, html as htmlOf, rawHtml } from '../render/page/html.ts';
import type { PageParts } from '../render/page/page-data.ts';
import type { Assets, SiteContext } from '../render/page/site-context.ts';
import type { Settings } from '../settings.ts';
import { guideListPath } from './plan-groups.ts';
import type { ShellFiles } from './shell-files.ts';

export interface BrandSite {
  brand: Brand;
  context: SiteContext;
  /** Who looks at the site. */
  viewer: Viewer;
  /** The whole page: the shell of the page's section with the page's own parts in it. */
  fill(parts: PageParts): string;
}

export interface BrandSiteOptions {
  /** Scripts in the head are built ones unless somebody develops. */
  headScripts?: Assets['headScripts'] | undefined;
  /** Who looks at the site, readers unless somebody develops. */
  viewer?: Viewer | undefined;
  /** The path of the host below which scripts and sheets of Astro are; that of the site if `undefined`. */
  assetBase?: string | undefined;
  /** What the site is a list of; connectors if `undefined`. */
  catalogue?: SiteContext['catalogue'] | undefined;
}

/** Opens the site of a brand with the shells that Astro made for it. */
export async function openBrandSite(
  brand: Brand,
  shells: Pick<ShellFiles, 'sheets' | 'scripts' | 'shells'>,
  settings: Settings,
  {
    headScripts = 'classic',
    viewer = 'reader',
    assetBase = baseOf(brand),
    catalogue = 'connectors',
  }: BrandSiteOptions = {},
): Promise<BrandSite> {
  const base = baseOf(brand);
  const icons = await loadIcons();
  const drawn = new Map<string, ReturnType<typeof rawHtml>>();
  const assetAt = (table: Readonly<Record<string, string>>, name: string) => {
    const address = table[name];
    if (address === undefined) throw new Error(`Astro made no "${name}".`);
    return assetBase + address;
  };
  const own = shells.shells[brand.id] ?? {};
  const messages = messagesFor(brand.locale);
  const { guides: words, search } = messages.site;
  const guides = { title: words.title, address: withBase(brand, `/${guideListPath}/`), search };
  const framed = Object.entries(own).map(([section, html]) => {
    const listed = withListLinks(
      html,
      catalogue === 'guides' ? { ...guides, isCurrent: section === 'connectors' } : undefined,
    );
    return [section, takeFrame(withAssetsBelow(listed, assetBase))] as const;
  });
  const segments = new Map(framed.map(([section, { shell }]) => [section, splitShell(shell)]));
  return {
    brand,
    viewer,
    context: {
      brand,
      catalogue,
      messages,
      at: (path) => withBase(brand, path),
      hub: settings.HUB_URL === undefined ? 'here' : 'elsewhere',
      hubUrl: settings.HUB_URL ?? base,
      picture: drawsPictures(brand, settings) ? siteUrl(brand, `/social/${sitePicture}.png`) : undefined,
      icon(name) {
        const known = drawn.get(name);
        if (known) return known;
        const icon = icons(`lucide::${name}`);
        if (!icon) throw new Error(`There is no icon "${name}".`);
        const made = rawHtml(toHtml(icon));
        drawn.set(name, made);
        return made;
      },
      formFrame: framed[0]?.[1].frame,
      assets: {
        sheet: (name) => assetAt(shells.sheets, name),
        script: (name) => assetAt(shells.scripts, name),
        headScripts,
      },
    },
    fill(parts) {
      const shell = segments.get(parts.section);
      if (!shell) throw new Error(`There is no shell "${parts.section}" of the brand "${brand.id}".`);
      const [start, afterHead, afterStyles, afterSkipLink, afterMain, end] = shell;
      return (
        start +
        parts.head +
        afterHead +
        parts.styles +
        afterStyles +
        parts.skipLink +
        afterSkipLink +
        parts.main +
        afterMain +
        parts.end +
        end
      );
    },
  };
}

/** A shell whose navigation leads to the lists that the site has: that of guides, or what Astro wrote. */
function withListLinks(
  html: string,
  guides: { title: string; address: string; isCurrent: boolean; search: { hint: string; field: string } } | undefined,
): string {
  const [start, end] = [html.indexOf(listLinkMarks.start), html.indexOf(listLinkMarks.end)];
  if (start === -1 || end === -1) return html;
  const written = html.slice(start + listLinkMarks.start.length, end);
  const link =
    guides &&
    htmlOf`<a${attributes({ href: guides.address, 'aria-current': guides.isCurrent && 'page' })}>${guides.title}</a>`;
  const made = html.slice(0, start) + (link?.toString() ?? written) + html.slice(end + listLinkMarks.end.length);
  if (!guides) return made;
  // The search hints at names of providers, which such a site has none of.
  const hintOf = (hint: string) => attributes({ 'data-hint': hint }).toString();
  return made.replace(hintOf(guides.search.hint), hintOf(guides.search.field));
}

/** What stands before and after the form, if the house frames it, and the shell without it. */
function takeFrame(html: string): { shell: string; frame: SiteContext['formFrame'] } {
  const [start, form, end] = [formFrameMarks.start, formFrameMarks.form, formFrameMarks.end].map((mark) => {
    const index = html.indexOf(mark);
    return index === -1 ? undefined : { index, after: index + mark.length };
  });
  if (!start || !form || !end) return { shell: html, frame: undefined };
  return {
    shell: html.slice(0, start.index) + html.slice(end.after),
    frame: {
      before: rawHtml(html.slice(start.after, form.index)),
      after: rawHtml(html.slice(form.after, end.index)),
    },
  };
}

type Segments = [start: string, head: string, styles: string, skipLink: string, main: string, end: string];

function splitShell(html: string): Segments {
  let rest = html;
  const segments = holes.map((hole) => {
    const mark = holeMark(hole);
    const at = rest.indexOf(mark);
    if (at === -1) throw new Error(`A shell has no place for a page's ${hole}.`);
    const segment = rest.slice(0, at);
    rest = rest.slice(at + mark.length);
    return segment;
  });
  const [start = '', head = '', styles = '', skipLink = '', main = ''] = segments;
  return [start, head, styles, skipLink, main, rest];
}

/** Astro knows of no path below which a site stands, since one build of it serves all brands. */
function withAssetsBelow(html: string, base: string): string {
  return base === '' ? html : html.replaceAll('="/assets/', `="${base}/assets/`);
}

/** The picture of pages without one of their own: lists, and the site itself. No guide's path has a dot. */
export const sitePicture = 'the.site';

/** Whether pictures are drawn for links to pages. */
export function drawsPictures(brand: Brand, { KEYWAY_SOCIAL_IMAGES }: Settings): boolean {
  return (KEYWAY_SOCIAL_IMAGES ?? brand.social_images) === 'drawn';
}
