import { connectorLanguage } from '../../messages/index.ts';
import { breadcrumbs } from './breadcrumbs.ts';
import { connectorMark } from './connector-mark.ts';
import { guidesByPurpose } from './connector-pages.ts';
import { pageHead, pageSheets } from './head.ts';
import { attributes, type Html, html } from './html.ts';
import type { ConnectorGuide, ConnectorName, PageHead, PageParts } from './page-data.ts';
import { icon, type SiteContext } from './site-context.ts';

export interface ConnectorPageData extends PageHead {
  connector: ConnectorName & { website?: string | undefined };
  guides: readonly ConnectorGuide[];
  /** Where connectors of its category are shown, as an address below the site's. */
  categoryAddress: string;
}

/** The page of a connector: what it is, and its guides by what they are for. */
export function renderConnectorPage(site: SiteContext, page: ConnectorPageData): PageParts {
  const { guides } = page;
  const lang = attributes({ lang: connectorLanguage(site.messages.locale) });
  const item = ({ title, path, description }: ConnectorGuide) =>
    html`<li class="article"><a class="article-link" href="${site.at(`/${path}/`)}">${title}</a><p${lang}>${description}</p></li>`;
  const sections = guidesByPurpose(site, guides).map(
    (group) =>
      html`<section><h2>${group.title}</h2><ul class="article-list" role="list">${group.guides.map(item)}</ul></section>`,
  );
  return {
    head: pageHead(site, page, { hasTwins: true }).toString(),
    styles: pageSheets(site, ['listing']).toString(),
    skipLink: '',
    section: 'connectors',
    main: html`<div class="listing">${header(site, page, lang)}${sections}</div>`.toString(),
    end: '',
  };
}

function header(site: SiteContext, { connector, description, categoryAddress }: ConnectorPageData, lang: Html): Html {
  const words = site.messages.site;
  const { name, category, website } = connector;
  const trail = [{ title: words.providers, href: site.at('/connectors/') }, { title: name }];
  const home =
    website !== undefined &&
    html`<a href="${website}" rel="noopener noreferrer">${words.connector.website(name)}${icon(site, 'arrow-up-right')}</a>`;
  const chip = html`<a class="chip" href="${site.at(categoryAddress)}"${lang}>${category}</a>`;
  return html`<header class="guide-header">${breadcrumbs(trail, words.breadcrumbs)}<div class="listing-title">${connectorMark(connector)}<h1>${name}</h1></div><p class="guide-description"${lang}>${description}</p><p class="listing-facts">${chip}${home}</p></header>`;
}
