import { connectorMark } from './connector-mark.ts';
import { attributes, type Html, html } from './html.ts';
import type { ConnectorGuide, ConnectorName } from './page-data.ts';
import type { SiteContext } from './site-context.ts';

/** A connector's guides by what they are for, in the order in which pages show them; a purpose without guides is left out. */
export function guidesByPurpose(
  { messages }: SiteContext,
  guides: readonly ConnectorGuide[],
): { title: string; guides: readonly ConnectorGuide[] }[] {
  const { linkAccount, setUp } = messages.site.connector;
  const groups = [
    { title: linkAccount, guides: guides.filter(({ purpose }) => purpose === 'link-account') },
    { title: setUp, guides: guides.filter(({ purpose }) => purpose === 'connector-profile') },
  ];
  return groups.filter((group) => group.guides.length > 0);
}

/** The pages of this page's connector, and of no other: what a page weighs must not grow with the catalogue. */
export function connectorPages(
  site: SiteContext,
  { connector, siblings, path }: { connector: ConnectorName; siblings: readonly ConnectorGuide[]; path: string },
): Html {
  const { at, messages } = site;
  const link = (guide: ConnectorGuide) =>
    html`<li><a href="${at(`/${guide.path}/`)}"${attributes({ 'aria-current': guide.path === path && 'page' })}>${guide.title}</a></li>`;
  const groups = guidesByPurpose(site, siblings).map(
    ({ title, guides }) => html`<p class="connector-pages-group">${title}</p><ul role="list">${guides.map(link)}</ul>`,
  );
  return html`<nav class="connector-pages" aria-label="${messages.site.guidesFor(connector.name)}"><a class="connector-pages-name" href="${at(`/connectors/${connector.id}/`)}">${connectorMark(connector)}${connector.name}</a>${groups}</nav>`;
}
