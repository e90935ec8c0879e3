/**
 * How far the reader has come, complete in the HTML, so that nothing jumps: the count, a slim bar, what is next and what
 * is left. A page may hold it twice, where its layout shows one of them.
 */
import type { GuideStep } from '../../form/form-parts.ts';
import type { Messages } from '../../messages/index.ts';
import { type Html, html } from './html.ts';

export interface Progress {
  messages: Messages;
  /** Path of the page, under which the browser remembers what was ticked. */
  path: string;
  /** The guide's steps, in their order. */
  steps: readonly GuideStep[];
  /** Whether the page ends with the form. */
  hasForm: boolean;
}

/** The progress of a guide with steps. */
export function guideProgress({ messages, path, steps, hasForm }: Progress): Html {
  const { progress: words, blocks } = messages;
  const [first] = steps;
  // A shared choice leaves fewer steps, which the page knows before it shows.
  const [beforeTotal, afterTotal] = words.count('0', '{total}').split('{total}');
  const left = steps.map(
    ({ id, title, number }) =>
      html`<li data-of="${id}"><a href="#${id}"><span class="progress-number" data-number-of="${id}">${number}</span> ${title || blocks.step}</a></li>`,
  );
  const form =
    hasForm && html`<li><a href="#page:connect"><span class="progress-number"></span> ${words.checkAndLink}</a></li>`;
  const next =
    first && html`<a href="#${first.id}"><span data-number-of="${first.id}">${first.number}</span> ${first.title}</a>`;
  return html`<guide-progress class="guide-progress" role="group" aria-label="${words.title}" data-memory="guide-ticks:${path}" data-count="${words.count('{done}', '{total}')}" data-start-over="${words.startOver}" data-undo="${words.undo}"><p class="progress-count" role="status">${beforeTotal}<span data-scope-count="steps">${steps.length}</span>${afterTotal}</p><progress class="progress-bar" value="0" max="${steps.length}" aria-label="${words.title}"></progress><p class="progress-next">${words.next} ${next}</p><p class="progress-finished" hidden>${words.finished}</p><details class="progress-left"><summary>${words.left}</summary><ol class="progress-list" role="list">${left}${form}</ol></details><button type="button" class="progress-reset progress-idle">${words.startOver}</button></guide-progress>`;
}
