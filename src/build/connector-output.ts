/** The files of a connector's own page, as strings. */
import type { Connector } from '../connector/index.ts';
import { renderListing } from '../render/index.ts';
import { renderConnectorPage } from '../render/page/connector-page.ts';
import type { ConnectorGuide } from '../render/page/page-data.ts';
import type { BrandSite } from './brand-site.ts';

/** What stands around a connector in its site. */
export interface ConnectorSurroundings {
  guides: readonly ConnectorGuide[];
  /** Every page of the connector, those that lists leave out included. */
  links: readonly { title: string; description: string; path: string }[];
  logo: string | undefined;
  /** Where connectors of its category are shown, as an address below the site's. */
  categoryAddress: string;
}

/** The page, and its twins, by their paths in the site. The connector is in the brand's words. */
export function renderConnector(
  { guides, links, logo, categoryAddress }: ConnectorSurroundings,
  { id, name, category, description, website }: Connector,
  { brand, context, fill }: BrandSite,
): Map<string, string> {
  const path = `connectors/${id}`;
  const page = {
    title: name,
    description,
    path,
    connector: { id, name, category, logo, website },
    guides,
    categoryAddress,
  };
  const { markdown, json } = renderListing({ path, title: name, description, links }, brand);
  return new Map([
    [`${path}/index.html`, fill(renderConnectorPage(context, page))],
    [`${path}.md`, markdown],
    [`${path}.json`, `${JSON.stringify(json, undefined, 2)}\n`],
  ]);
}
