/** What stands in the form's place once the account is linked: how well that is known, and what comes next. */
import { ownerPart } from './connect-session.ts';
import type { FormState } from './connect-state.ts';
import { type Html, html } from './html.ts';

const marks = {
  accepted: 'm6 10.5 2.7 2.7L14 7.5',
  'rights-missing': 'M10 5.5v5.5m0 2.7v.3',
  unchecked: 'M6 10h8',
};

/** The end of the way; hidden until then. */
export function connectLinked({
  site,
  data,
  words,
  messages,
  product,
  provider,
  panel,
  focus,
  slotText,
}: FormState): Html {
  const { title, owner, used, accounts, open, checkLater, notChecked } = messages.form.linked;
  const { accepted, 'rights-missing': rightsMissing, uncheckable, unchecked } = words.linked;
  const { keys_page: keysPage } = data.connector;
  const mark = ([check, d]: [string, string]) =>
    html`<span class="connect-linked-mark"${panel(`linked/${check}`)}><svg class="connect-tick" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"><circle cx="10" cy="10" r="9"></circle><path d="${d}"></path></svg></span>`;
  const revoke = keysPage !== undefined && html`<a href="${keysPage}" rel="noopener noreferrer">${open(provider)}</a>`;
  return html`<div class="connect-linked"${focus('linked')} tabindex="-1"${panel('linked')}><h3>${Object.entries(marks).map(mark)}<span>${title(provider)}<span${panel('linked/unchecked')}>${notChecked}</span></span></h3>${ownerPart(slotText('owner'), owner)}<p${panel('linked/accepted')}>${accepted}</p><p${panel('linked/rights-missing')}>${rightsMissing}</p><p${panel('linked/unchecked')}>${data.method.verify ? `${unchecked} ${checkLater}` : uncheckable}</p><p>${used(product)}</p><p><a href="${site.at('/linked-accounts/')}">${accounts}</a></p><p class="connect-foot">${words.revoke} ${revoke}</p></div>`;
}
