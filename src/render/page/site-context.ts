/** What every page of a brand's site is made with, once per brand and build. */
import type { Brand } from '../../brand/index.ts';
import type { Messages } from '../../messages/index.ts';
import { attributes, type Html, html } from './html.ts';

/** Style sheets that a page names by itself; those of every page are the shell's. */
export type SheetName =
  | 'page-of-guide'
  | 'page-with-form'
  | 'page-with-choice'
  | 'blocks'
  | 'switches'
  | 'code'
  | 'connect-later'
  | 'step-feedback'
  | 'listing'
  | 'groups'
  | 'sidebar'
  | 'linked-accounts'
  | 'search';

/** Scripts that a page names by itself, by what they do. */
export type ScriptName =
  | 'card-filter'
  | 'code-buttons'
  | 'connect-dock'
  | 'connect-form'
  | 'copy-buttons'
  | 'copy-page'
  | 'early-progress'
  | 'follow-contents'
  | 'guide-progress'
  | 'hold-form'
  | 'missing-page'
  | 'open-target'
  | 'page-session'
  | 'scope-choice'
  | 'scope-controls'
  | 'step-feedback'
  | 'tabs'
  | 'zoom-image';

/** Where the built style sheets and scripts are served. */
export interface Assets {
  sheet(name: SheetName): string;
  script(name: ScriptName): string;
  /** What a script is that runs before the page stands: built into a classic one, or a module while somebody develops. */
  headScripts: 'classic' | 'module';
}

export interface SiteContext {
  brand: Brand;
  /** Whether pages are found by the connectors that they link, or by groups. */
  catalogue: 'connectors' | 'guides';
  messages: Messages;
  /** The address on the site's host of what stands at a path of the site, which begins with a slash. */
  at(path: string): string;
  /** Whether the server of the site is a hub as well. */
  hub: 'here' | 'elsewhere';
  /** What every address of the hub begins with, without a slash at its end. */
  hubUrl: string;
  /** The whole address of the picture beside a link to pages without one of their own; `undefined` where none is drawn. */
  picture?: string | undefined;
  /**
   * The `<svg>` of an icon of the Lucide set, by its name there.
   * @throws {Error} The set has no such icon.
   */
  icon(name: string): Html;
  /** What the house puts around the form. */
  formFrame?: { before: Html; after: Html } | undefined;
  assets: Assets;
}

/** One icon, as large as the text beside it. Decoration: what it stands for is said beside it. */
export function icon(site: SiteContext, name: string): Html {
  return html`<span class="icon">${site.icon(name)}</span>`;
}

/** A style sheet of the site. */
export function sheetLink({ assets }: SiteContext, name: SheetName): Html {
  return html`<link${attributes({ rel: 'stylesheet', href: assets.sheet(name) })}>`;
}

/** A script that runs before what follows it is there. */
export function earlyScript({ assets }: SiteContext, name: ScriptName): Html {
  const type = assets.headScripts === 'module' && 'module';
  return html`<script${attributes({ src: assets.script(name), type })}></script>`;
}

/** A script that runs as soon as the page stands. */
export function moduleScript({ assets }: SiteContext, name: ScriptName): Html {
  return html`<script${attributes({ type: 'module', src: assets.script(name) })}></script>`;
}

/** What only somebody who is at the page can use: a script takes it out of its template when they first move. */
export function onFirstMove(...content: readonly Html[]): Html {
  return html`<template class="first-move">${content}</template>`;
}
