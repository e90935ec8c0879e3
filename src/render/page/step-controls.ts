/** What the boxes and buttons in a guide's steps need: their scripts, and the form of the feedback. */
import { type Html, html } from './html.ts';
import { moduleScript, onFirstMove, type SiteContext, sheetLink } from './site-context.ts';

/** For a guide with steps. `hasProgress`: whether there is progress to follow. */
export function stepControls(site: SiteContext, { path, hasProgress }: { path: string; hasProgress: boolean }): Html {
  const feedback = site.catalogue === 'connectors' && onFirstMove(...stepFeedback(site, path));
  return html`${hasProgress && progressParts(site)}${feedback}`;
}

function progressParts(site: SiteContext): Html {
  const { locale, progress } = site.messages;
  return html`${moduleScript(site, 'early-progress')}<template class="step-changed-note"><span class="step-changed" lang="${locale}">${progress.changed} <span class="visually-hidden">${progress.sinceTicked}. </span></span></template><template class="first-move progress-script">${moduleScript(site, 'guide-progress')}</template>`;
}

/** The form by which a reader says how a screen differs from a step: once in a page, for all of its steps. */
function stepFeedback(site: SiteContext, path: string): Html[] {
  const { hubUrl, messages } = site;
  const { question, choices, send, promise, sent, failed } = messages.progress.feedback;
  const options = Object.entries(choices).map(
    ([choice, label]) => html`<label><input type="radio" name="choice" value="${choice}" required> ${label}</label>`,
  );
  return [
    sheetLink(site, 'step-feedback'),
    html`<template id="page:feedback" data-hub="${hubUrl}" data-page="${encodeURI(path)}"><form class="step-feedback-form" method="post" lang="${messages.locale}"><fieldset><legend>${question}</legend>${options}</fieldset><button type="submit" class="button button-quiet">${send}</button><p class="step-feedback-promise">${promise}</p></form><p class="step-feedback-outcome" role="status" lang="${messages.locale}" data-sent="${sent}" data-failed="${failed}"></p></template>`,
    moduleScript(site, 'step-feedback'),
  ];
}
