/** What a guide says, with the scripts that its blocks need, and no others. */
import type { NeededScript } from '../../guide/index.ts';
import type { Messages } from '../../messages/index.ts';
import { attributes, type Html, html, rawHtml } from './html.ts';
import type { GuideBody } from './page-data.ts';
import { moduleScript, onFirstMove, type SiteContext } from './site-context.ts';

/** The text of a guide and its scripts. `language`: that of the guide, where it is not that of the page. */
export function guideBody(site: SiteContext, { html: text, needs }: GuideBody, language: string | undefined): Html {
  const has = (script: NeededScript) => needs.scripts.has(script);
  return html`<div class="prose"${attributes({ lang: language })}>${rawHtml(text)}</div>${[
    has('tabs') && moduleScript(site, 'tabs'),
    has('open-target') && moduleScript(site, 'open-target'),
    has('scope-controls') && onFirstMove(moduleScript(site, 'scope-controls')),
    has('copy-buttons') && onFirstMove(moduleScript(site, 'copy-buttons')),
    has('code-buttons') && onFirstMove(codeButtons(site.messages), moduleScript(site, 'code-buttons')),
    has('zoom-image') && onFirstMove(zoomParts(site.messages), moduleScript(site, 'zoom-image')),
  ]}`;
}

/** The buttons of code, which a script puts there. */
export function codeButtons({ blocks, locale }: Messages): Html {
  const { copyCode, copied, couldNotCopy, showAllCode, showLessCode } = blocks.controls;
  return html`<template id="page:code-buttons"><span class="code-copied" role="status" lang="${locale}" data-copied="${copied}" data-failed="${couldNotCopy}"></span><button type="button" class="code-copy" lang="${locale}" aria-label="${copyCode}"></button><button type="button" class="code-fold" lang="${locale}" data-more="${showAllCode}" data-less="${showLessCode}"></button></template>`;
}

/** What a script needs to show an image larger. */
export function zoomParts({ blocks, locale }: Messages): Html {
  const { enlargeImage, image, closeImage } = blocks.controls;
  return html`<template id="page:zoom"><button type="button" class="zoom-button"><span class="visually-hidden" lang="${locale}">${enlargeImage} </span></button><dialog class="zoom" aria-label="${image}"><button type="button" class="zoom-close">${closeImage}</button></dialog></template>`;
}
