/** A guide's page as data for those who embed it: its title, the guide and the form, from what the page is made of. */
import type { Root } from 'hast';
import type { EmbeddedElement, EmbeddedPage } from '../../contract/embed.ts';
import type { ScopeModel } from '../../contract/scope-model.ts';
import type { Needs } from '../../guide/index.ts';
import { titleParts } from './article-head.ts';
import { renderConnectForm } from './connect-form.ts';
import { embeddedChildren, embeddedHtml } from './embed-tree.ts';
import { frontTitle } from './front-page.ts';
import { codeButtons, zoomParts } from './guide-body.ts';
import type { ConnectFormData } from './page-data.ts';
import type { SiteContext } from './site-context.ts';

export interface EmbeddedPageData {
  title: string;
  /** Address of the page without slashes at its ends; empty for the first page. */
  path: string;
  /** The language of the guide, where it is not that of the interface. */
  language?: string | undefined;
  /** The guide as `renderTree` makes it. */
  body: Root;
  needs: Needs;
  /** `undefined` on a page that links nothing. */
  form?: ConnectFormData | undefined;
  /** What of the guide depends on chosen actions; `undefined` where there is nothing to choose. */
  scopes?: ScopeModel | undefined;
}

/** The data of a page. */
export function renderEmbeddedPage(site: SiteContext, page: EmbeddedPageData): EmbeddedPage {
  const { title, body, needs, form, scopes } = page;
  const lang: Record<string, string> = page.language === undefined ? {} : { lang: page.language };
  const heading: EmbeddedElement = ['h2', { ...lang, class: 'guide-embed-title', part: 'title' }, headingText(page)];
  const prose: EmbeddedElement = ['div', { class: 'prose', ...lang }, ...embeddedChildren(body)];
  const columns: EmbeddedElement[] = [['div', { class: 'guide-embed-text' }, heading, prose]];
  if (form) columns.push(['div', { class: 'guide-embed-form' }, ...embeddedHtml(renderConnectForm(site, form))]);
  // Templates of what the guide's scripts put into it.
  const templates = [
    ...(needs.scripts.has('code-buttons') ? embeddedHtml(codeButtons(site.messages)) : []),
    ...(needs.scripts.has('zoom-image') ? embeddedHtml(zoomParts(site.messages)) : []),
  ].filter((child) => typeof child === 'object');
  return {
    title,
    language: site.messages.locale,
    content: ['div', { class: 'guide-embed-columns' }, ...columns, ...templates],
    ...(scopes ? { scopes } : {}),
  };
}

/** The title without the place that it ends with, which is not where the guide is embedded. */
function headingText({ title, path }: EmbeddedPageData): string {
  if (path === '') return frontTitle(title);
  const { name, place } = titleParts(title);
  return place === undefined ? name : `${name} `;
}
