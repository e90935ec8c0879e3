import { type Html, html } from './html.ts';
import type { GuidePageData } from './page-data.ts';
import { icon, type SiteContext } from './site-context.ts';

/** What can be done with a guide as a page: when it was checked, and its text to copy, to read and to mend. */
export function pageActions(
  site: SiteContext,
  { path, file, checked, form }: Pick<GuidePageData, 'path' | 'file' | 'checked' | 'form'>,
): Html {
  const { at, brand, messages } = site;
  const words = messages.site;
  const markdown = at(`/${path}.md`);
  const edit = brand.links.edit?.replace('{file}', encodeURI(file));
  const day =
    checked !== undefined &&
    html`<p class="page-checked">${icon(site, 'calendar-check')}${words.checkedOn} <time datetime="${checked}">${dayInWords(checked, messages.locale)}</time></p>`;
  const toForm =
    form &&
    html`<a class="page-action guide-jump" href="#page:connect">${icon(site, 'arrow-down')}${words.goToForm}</a>`;
  const toEdit =
    edit !== undefined &&
    html`<a class="page-action" href="${edit}" rel="noopener noreferrer">${icon(site, 'pencil')}${words.editPage}</a>`;
  return html`<div class="page-actions">${day}${toForm}<button class="page-action needs-script copy-page" type="button" data-source="${markdown}" data-copied="${words.copied}" data-failed="${words.couldNotCopy}">${icon(site, 'copy')}<span class="copy-page-label">${words.copyPage}</span></button><span class="visually-hidden copy-page-said" role="status"></span><a class="page-action" href="${markdown}">${icon(site, 'file-text')}${words.viewAsMarkdown}</a>${toEdit}</div>`;
}

/** Formats cost more to make than to use. */
const dayFormats = new Map<string, Intl.DateTimeFormat>();

function dayInWords(day: string, locale: string): string {
  const format = dayFormats.get(locale) ?? new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  dayFormats.set(locale, format);
  return format.format(new Date(day));
}
