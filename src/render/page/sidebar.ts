/** The pages of a page's own group, beside it; where there is no room, a button opens them. */
import type { Sidebar, SidebarEntry } from './group-data.ts';
import { attributes, type Html, html } from './html.ts';
import { icon, type SiteContext } from './site-context.ts';

/** The list of one page, which is marked in it. */
export function sidebar(site: SiteContext, { title, address, entries }: Sidebar, current: string): Html {
  const { at, messages } = site;
  const label = messages.site.guides.beside(title);
  return html`<div class="sidebar-place"><button class="sidebar-open" type="button" popovertarget="page:sidebar">${icon(site, 'menu')}<span>${title}</span></button><nav class="sidebar" id="page:sidebar" popover aria-label="${label}"><a class="sidebar-title" href="${at(`/${address}`)}">${title}</a>${listOf(entries)}</nav></div>`;

  function listOf(held: readonly SidebarEntry[]): Html {
    return html`<ul role="list">${held.map(itemOf)}</ul>`;
  }

  function itemOf({ title: name, path: place, entries: held = [] }: SidebarEntry): Html {
    const here = attributes({ 'aria-current': place === current && 'page' });
    const own =
      place === undefined
        ? html`<span class="sidebar-group">${name}</span>`
        : html`<a${attributes({ class: held.length > 0 && 'sidebar-group' })} href="${at(`/${place}/`)}"${here}>${name}</a>`;
    return html`<li>${own}${held.length > 0 && listOf(held)}</li>`;
  }
}
