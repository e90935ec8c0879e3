/** The buttons that say that a screen looks different: each opens a form in its step, and the form sends a choice. */
import * as markup from '../../../contract/markup.ts';
import { sendFeedback } from './send-feedback.ts';

const template = document.querySelector<HTMLTemplateElement>('[id="page:feedback"]');
const { hub = '', page = '' } = template?.dataset ?? {};

for (const place of document.querySelectorAll<HTMLElement>(`.${markup.stepFeedback}`)) {
  const button = place.querySelector('button');
  button?.addEventListener('click', () => {
    const isOpening = button.ariaExpanded === 'false';
    button.ariaExpanded = String(isOpening);
    if (isOpening) open(place, button);
    else place.replaceChildren(button);
  });
}

function open(place: HTMLElement, button: HTMLButtonElement): void {
  place.append(template?.content.cloneNode(true) ?? '');
  const form = place.querySelector('form');
  const said = place.querySelector<HTMLElement>('[role=status]');
  form?.addEventListener('submit', async (event) => {
    event.preventDefault();
    const choice = String(new FormData(form).get('choice'));
    const step = place.closest(`.${markup.step}`)?.id ?? '';
    const outcome = await sendFeedback({ page, step, choice }, { hub, fetch });
    if (!said) return;
    said.textContent = said.dataset[outcome] ?? '';
    if (outcome === 'failed') return;
    form.remove();
    // It has done its work, and had better not be pressed twice.
    button.remove();
    said.tabIndex = -1;
    said.focus();
  });
}
