/** What a page's guide says as HTML, and which of our scripts and styles that HTML needs. */

import { guideLanguage, type Needs } from '../guide/index.ts';
import { providerValues, renderHtml } from '../render/index.ts';
import { type Catalogue, linkedMethod, type Page } from './catalogue.ts';
import { pageAddresses } from './page-addresses.ts';

export interface GuideBody {
  html: string;
  /** The language of the guide, where it is not that of the page. */
  language: string | undefined;
  needs: Needs;
  /** What the page's head says for scripts, by name. */
  meta: ReadonlyMap<string, string>;
}

/** Renders the guide of a page with everything that the page adds to it. */
export async function renderBody(page: Page, catalogue: Catalogue): Promise<GuideBody> {
  const { brand, messages, drawing } = catalogue;
  const { guide, outline, connector } = page;
  const { html, needs, meta } = renderHtml(guide, outline, {
    drawing,
    addresses: await pageAddresses(page, catalogue),
    page: {
      brand,
      messages,
      outline,
      icon: drawing.icon,
      connector,
      method: linkedMethod(page),
      values: page.method ? providerValues(page.method, brand) : [],
      requiredScopes: page.method?.required_scopes ?? [],
    },
  });
  const language = guideLanguage(guide);
  return {
    html,
    language: language === messages.locale ? undefined : language,
    needs,
    meta,
  };
}
