/** What a page's guide says as HTML, and which of our scripts and styles that HTML needs. */
import { type Catalogue, linkedMethod, type Page } from './catalogue.ts';
import { renderHtml } from './exports/index.ts';
import { guideLanguage } from './guide/index.ts';
import { pageAddresses } from './page-addresses.ts';

/** A kind of content that has a style or a script of its own. */
export type Need = 'tabs' | 'details' | 'code' | 'images' | 'blocks';

export interface GuideBody {
  html: string;
  /** The language of the guide, where it is not that of the page. */
  language: string | undefined;
  needs: ReadonlySet<Need>;
}

// No text of a guide holds a bare `<`, so these are tags.
const signs: Record<Need, RegExp> = {
  tabs: /<div class="tabs/,
  details: /<details/,
  code: /<figure class="code-block/,
  images: /<img/,
  blocks:
    /<[a-z]+ [^>]*class="(?:badge|banner|card|column|example|expandable|field|prompt|tile|tooltip|tree|update|accordion)/,
};

/** Renders the guide of a page with everything that the page adds to it. */
export async function renderBody(page: Page, catalogue: Catalogue): Promise<GuideBody> {
  const { brand, messages, drawing } = catalogue;
  const { guide, outline, connector } = page;
  const html = renderHtml(guide, outline, {
    drawing,
    addresses: await pageAddresses(page, catalogue),
    page: { brand, messages, outline, icon: drawing.icon, connector, method: linkedMethod(page) },
  });
  const needs = Object.entries(signs).filter(([, sign]) => sign.test(html));
  const language = guideLanguage(guide);
  return {
    html,
    language: language === messages.locale ? undefined : language,
    needs: new Set(needs.map(([need]) => need as Need)),
  };
}
