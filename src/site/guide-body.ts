/** What a page's guide says as HTML, and which of our scripts and styles that HTML needs. */

import { guideLanguage } from '../guide/index.ts';
import { providerValues, renderHtml } from '../render/index.ts';
import { type Catalogue, linkedMethod, type Page } from './catalogue.ts';
import { type Need, needsOf } from './guide-needs.ts';
import { pageAddresses } from './page-addresses.ts';

export interface GuideBody {
  html: string;
  /** The language of the guide, where it is not that of the page. */
  language: string | undefined;
  needs: ReadonlySet<Need>;
  /** What the page's head says for scripts, by name. */
  meta: ReadonlyMap<string, string>;
}

/** Renders the guide of a page with everything that the page adds to it. */
export async function renderBody(page: Page, catalogue: Catalogue): Promise<GuideBody> {
  const { brand, messages, drawing } = catalogue;
  const { guide, outline, connector } = page;
  const meta = new Map<string, string>();
  const html = renderHtml(guide, outline, {
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
      sayInHead: (name, content) => meta.set(name, content),
    },
  });
  const needs = needsOf(html);
  if (linkedMethod(page)) needs.add('form');
  const language = guideLanguage(guide);
  return {
    html,
    language: language === messages.locale ? undefined : language,
    needs,
    meta,
  };
}
