/** What the form says above its fields, or in their place: a notice for each state that needs one. */
import { fieldId, type GuideStep } from '../../form/form-parts.ts';
import { faultsIn, warningContent } from './connect-field.ts';
import { connectLinked } from './connect-linked.ts';
import type { FormState } from './connect-state.ts';
import { attributes, type Html, html } from './html.ts';

/** Every notice; all are hidden whose state it is not. */
export function connectNotices(form: FormState): Html {
  // Two notices lead to the steps by the same list.
  const steps = form.data.steps.map(
    (step) => html`<li${form.panel(`problem/step/${step.id}`)}>${stepLink(step, form)}</li>`,
  );
  return html`${refused(form, steps)}${connectLinked(form)}${rightsMissing(form, steps)}${couldNotCheck(form)}${offline(form)}${sessionChanged(form)}${session(form)}`;
}

/** A link from the form to a step of the guide. The number follows the step's when steps are hidden. */
function stepLink({ id, title, number }: GuideStep, { messages }: FormState): Html {
  const [before, after] = messages.form.summary.showStep(title);
  return html`<a href="#${id}" data-action="show-step" data-step="${id}">${before}<span data-number-of="${id}">${number}</span>${after}</a>`;
}

function refused(form: FormState, steps: readonly Html[]): Html {
  const { data, words, messages, panel, focus } = form;
  const { summary, field: fieldWords } = messages.form;
  const rejections = Object.entries(words.rejected).map(
    ([code, { title, text }]) =>
      html`<div${panel(`rejected/${code}`)}><h3 data-told>${title}</h3><p data-told>${text}</p></div>`,
  );
  const fields = data.method.fields.map((field) => {
    const { key, label } = field;
    const faults = faultsIn(field, form).map(
      (fault) => html`<span${panel(`field/${key}/${fault.code}`)}>${warningContent(field, fault, form)}</span>`,
    );
    return html`<li${panel(`problem/field/${key}`)}><a href="#${fieldId(key)}" data-action="go-to-field" data-key="${key}">${faults}<span${panel('rejected')}>${fieldWords.problems.refused(label)}</span></a></li>`;
  });
  return html`<div class="connect-notice" data-tone="danger"${focus('incomplete rejected')} role="alert" tabindex="-1"${panel('incomplete rejected')}><h3${panel('incomplete')}>${summary.incomplete}</h3>${rejections}<p${panel('no-script')}>${words.typeAgain}</p><ul>${fields}${steps}</ul></div>`;
}

function rightsMissing(form: FormState, steps: readonly Html[]): Html {
  const { data, words, messages, panel, focus, slotText } = form;
  const { summary, linked } = messages.form;
  const { title, text } = words.rightsMissing;
  const scopes = Object.entries(data.connector.scopes).map(([scope, { allows, label }]) => {
    const step = data.steps.find(({ id }) => id === data.scopeSteps.get(scope));
    const own = attributes({ 'data-scope': scope, 'data-step': step?.id });
    return html`<li${own}${panel(`scope/${scope}`)}>${label === undefined ? undefined : html`<strong translate="no">${label}</strong>`}<code translate="no">${scope}</code><span>${allows}</span>${step && stepLink(step, form)}</li>`;
  });
  return html`<div class="connect-notice" data-tone="warning"${focus('rights-missing')} role="alert" tabindex="-1"${panel('rights-missing linked/rights-missing')}><h3 data-told${panel('rights-missing')}>${title}</h3><h3${panel('linked')}>${linked.rights}</h3><p data-told${panel('scopes')}>${summary.missing}</p><ul class="connect-scopes" data-told${panel('scopes')}>${scopes}<li${panel('scopes/others')}><code data-slot="scopes/others" translate="no">${slotText('scopes/others')}</code></li></ul><p data-told${panel('rights-missing')}>${text} <span${panel('script')}>${summary.nothingAgain}</span></p><p${panel('no-script')}><span${panel('rights-missing')}>${words.typeAgain}</span></p><ul>${steps}</ul></div>`;
}

function couldNotCheck({ words, messages, panel, focus, slot }: FormState): Html {
  const { outage, summary } = messages.form;
  const outages = Object.entries(words.couldNotCheck).map(
    ([code, text]) => html`<p${panel(`could-not-check/${code}`)}>${text}</p>`,
  );
  return html`<div class="connect-notice" data-tone="info"${focus('could-not-check')} role="alert" tabindex="-1"${panel('could-not-check')}><h3>${outage.title}</h3>${outages}<p${panel('could-not-check/wait')}>${outage.wait[0]}${slot('wait')}${outage.wait[1]}</p><p>${words.mayBeFine} <span${panel('script')}>${summary.stillHere}</span></p><p${panel('no-script')}>${words.typeAgain}</p></div>`;
}

function offline({ messages, product, panel, focus }: FormState): Html {
  const { title, text } = messages.form.offline;
  return html`<div class="connect-notice" data-tone="warning"${focus('offline')} tabindex="-1"${panel('offline')}><h3>${title(product)}</h3><p>${text}</p></div>`;
}

function sessionChanged({ words, messages, panel, focus, slot }: FormState): Html {
  const { title, question, nothing, shown, replaced, brought, goOn, stay } = messages.form.session.changed;
  const name = 'session-changed';
  const owner = html`<b translate="no">${slot('owner')}</b>`;
  const offered = html`<b translate="no">${slot('owner/offered')}</b>`;
  const button = (choice: string, kind: string, content: Html) =>
    html`<button class="connect-button${kind}" type="button" data-action="choose-session" data-choice="${choice}">${content}</button>`;
  const buttons = html`<div class="connect-choices"${panel('script')}><p${panel(`${name}/offered`)}>${button('offered', '', html`${goOn[0]}${slot('owner/offered')}${goOn[1]}`)}</p><p${panel(`${name}/brought`)}>${button('shown', ' connect-button-quiet', html`${stay[0]}${slot('owner')}${stay[1]}`)}</p></div>`;
  return html`<div class="connect-notice" data-tone="warning"${focus(name)} role="alert" tabindex="-1"${panel(name)}><h3${panel(`${name}/brought`)}>${question}</h3><h3${panel(`${name}/replaced`)}>${title}</h3><p${panel('script')}>${nothing}</p><p${panel('no-script')}>${words.typeAgain}</p><p${panel('owner')}>${shown[0]}${owner}${shown[1]}</p><p${panel(`${name}/replaced`)}>${replaced[0]}${offered}${replaced[1]}</p><p${panel(`${name}/brought`)}>${brought[0]}${offered}${brought[1]}</p>${buttons}</div>`;
}

function session({ site, data, words: verdicts, messages, product, provider, panel, focus }: FormState): Html {
  const { button, session: words } = messages.form;
  const notice = (name: string, text: string) =>
    html`<div class="connect-notice"${focus(name)} tabindex="-1"${panel(name)}><p>${text}</p></div>`;
  return html`${notice('session-missing', words.missing(product))}${notice('session-other-connector', words.otherConnector(product, provider))}<div class="connect-notice" data-tone="info"${focus('session-spent')} tabindex="-1"${panel('session-spent')}><h3>${words.spent.title}</h3><p>${words.spent.text(product)}</p><p><a href="${site.at('/linked-accounts/')}">${messages.form.linked.accounts}</a></p></div><div class="connect-notice" data-tone="warning"${focus('session-expired')} role="alert" tabindex="-1"${panel('session-expired')}><h3>${words.expired.title}</h3><p>${words.expired.text(product)} <span${panel('script')}>${words.expired.stays}</span><span${panel('no-script')}>${verdicts.typeAgain}</span></p><p><a class="connect-button" href="${site.at(data.path)}" data-action="restart">${button.start}</a></p></div>`;
}
