/**
 * The form that links an account at the end of a guide: complete in the HTML, with the words of every state, so that it
 * works without script. `src/form/view.ts` documents its attributes.
 */
import { integrationId, unsendableOf } from '../../connector/index.ts';
import { characterKinds } from '../../contract/sendable.ts';
import type { View } from '../../form/view.ts';
import type { Messages } from '../../messages/index.ts';
import { connectField } from './connect-field.ts';
import { connectNotices } from './connect-notices.ts';
import { ownerPart, sessionInput } from './connect-session.ts';
import { type FormAnswer, type FormState, formStateOf } from './connect-state.ts';
import { attributes, type Html, html } from './html.ts';
import type { ConnectFormData } from './page-data.ts';
import { earlyScript, moduleScript, onFirstMove, type SiteContext, sheetLink } from './site-context.ts';

/** The names of the states in which the document's title begins with a word for them. */
const troubles = 'incomplete rejected rights-missing';

/** What a document's title begins with while its form is in a state. */
export function titlePrefix({ form }: Messages, { panels }: View): string {
  return troubles.split(' ').some((name) => panels.includes(name)) ? form.titlePrefix : '';
}

/**
 * The form of a method. With an `answer` it is in that answer's state, for a reader without script: values of secret
 * fields are never written into it.
 */
export function renderConnectForm(site: SiteContext, data: ConnectFormData, answer?: FormAnswer): Html {
  const form = formStateOf(site, data, answer);
  const { connector, method } = data;
  const { provider, product, messages, state } = form;
  const words = messages.form;
  const { locale } = messages;
  const isByConsent = method.type === 'oauth2';
  const lead = !isByConsent && html`<p class="connect-lead">${words.lead(product, method.label)}</p>`;
  const body = isByConsent
    ? html`<div class="connect-notice"><p>${words.byConsent(provider)}</p></div>`
    : html`${connectNotices(form)}${formElement(form)}${spokenWords(form)}${repairTemplate(messages)}`;
  return html`<connect-form data-state="${state}" data-hub="${site.hubUrl}" data-provider="${connector.id}" data-integration="${integrationId(connector.id, method.id)}" data-locale="${locale}"><section class="connect" aria-labelledby="connect:title" lang="${locale}"><header class="connect-header"><h2 id="connect:title" class="connect-title">${words.title(provider)}</h2>${lead}${!isByConsent && ownerPart(form.slotText('owner'), words.owner)}</header>${body}</section>${!isByConsent && dock(messages)}</connect-form>`;
}

/** The column of a page that holds the form, with its scripts. */
export function connectColumn(site: SiteContext, data: ConnectFormData, answer?: FormAnswer): Html {
  const later = onFirstMove(
    sheetLink(site, 'connect-later'),
    moduleScript(site, 'connect-form'),
    moduleScript(site, 'connect-dock'),
  );
  return html`<div class="guide-form" id="page:connect">${data.method.type !== 'oauth2' && earlyScript(site, 'hold-form')}${site.formFrame?.before}${renderConnectForm(site, data, answer)}${site.formFrame?.after}${moduleScript(site, 'page-session')}${later}</div>`;
}

function formElement(form: FormState): Html {
  const { site, data, panel, messages, product, provider, slotText } = form;
  const { waiting, trust, linkedFor } = messages.form;
  const { connector, method, path } = data;
  const fields = method.fields.map((field) => connectField(field, form));
  return html`<form class="connect-body" method="post" action="${site.hubUrl}/hub/accounts" autocomplete="off" data-await${panel('form')}><input type="hidden" name="integration_id" value="${integrationId(connector.id, method.id)}"><input type="hidden" name="return_to" value="${path}">${sessionInput(slotText('session'))}${fields}${submit(form)}<p class="connect-foot"><span${panel('waiting')}>${waiting(provider)}</span><span>${trust(product)}</span> ${ownerPart(slotText('owner'), linkedFor, 'span')}</p></form>`;
}

function submit({ messages, provider, panel, slot }: FormState): Html {
  const { button, outage, held } = messages.form;
  return html`<div class="connect-submit"${panel('submit')}><button class="connect-button" type="submit" data-busy="checking"><span class="connect-button-label"${panel('button/check')}>${button.check}</span><span class="connect-button-label"${panel('button/again')}>${button.again}</span><span class="connect-button-label"${panel('button/checking')}><span class="connect-spinner" aria-hidden="true"></span>${button.checking(provider)}</span></button><p class="connect-note"><span role="alert"${panel('held/waiting')}>${held.waiting}</span><span role="alert" data-tone="danger"${panel('held/failed')}>${held.failed}</span></p><p class="connect-foot connect-countdown"${panel('could-not-check/countdown')}>${outage.countdown} ${slot('countdown')}</p><p class="connect-foot"${panel('could-not-check/now')}>${outage.tryNow}</p><div class="connect-anyway"${panel('could-not-check/anyway')}><p class="connect-foot">${outage.anyway}</p><button class="connect-button connect-button-quiet" type="submit" name="check" value="skip">${button.anyway}</button></div></div>`;
}

/** How kinds of characters are told apart, by the names of their words. */
const kinds = new Map<string, string>(
  Object.entries(characterKinds).map(([kind, source]) => [`character/${kind}`, source]),
);

/** What is said to those who listen, and what slots take their words from. */
function spokenWords({ data: { method }, words, messages, panel, slotText }: FormState): Html {
  const isLimited = method.fields.some(({ key }) => unsendableOf(method, key) !== undefined);
  const names = Object.entries(words.spoken).filter(([name]) => isLimited || !name.startsWith('character/'));
  const spoken = names.map(
    ([name, text]) => html`<span${attributes({ 'data-words': name, 'data-fits': kinds.get(name) })}>${text}</span>`,
  );
  return html`<p class="visually-hidden" role="status" data-slot="live">${slotText('live')}</p><div hidden><span data-words="title"${panel(troubles)}>${messages.form.titlePrefix}</span>${spoken}</div>`;
}

function repairTemplate({ form, locale }: Messages): Html {
  const { button, repair } = form;
  return html`<template class="connect-repair"><div class="connect-step-marker" lang="${locale}"><div id="connect:repair" class="connect-step-told"><strong>${repair.mark}</strong></div><p class="connect-step-buttons"><button type="button" data-repair="check">${button.again}</button><button type="button" data-repair="back">${repair.back}</button></p></div></template>`;
}

function dock({ form, locale }: Messages): Html {
  return html`<a class="connect-dock" href="#page:connect" lang="${locale}" hidden><span class="connect-dock-step">${form.dock.step} <span data-part="number"></span> · <span data-part="title"></span></span><span class="connect-dock-go">${form.dock.toForm}</span></a>`;
}
