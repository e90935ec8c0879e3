/** Buttons with `data-copy`, a text, or `data-copy-of`, the id of what holds it. They show and say what came of it. */
import * as markup from '../../../contract/markup.ts';
import type { Place } from '../../form/page-events.ts';

const answerMs = 2000;

/** Makes the buttons of a place copy, those that come later too, until `signal` is aborted. */
export function copyValues(place: Place, signal?: AbortSignal): void {
  place.addEventListener('click', ({ target }) => void copy(target, place), signal ? { signal } : {});
}

async function copy(target: EventTarget | null, place: Place): Promise<void> {
  const button = target instanceof Element && target.closest<HTMLElement>(`.${markup.copyButton}`);
  if (!button) return;
  const { copy: given, copyOf = '' } = button.dataset;
  const source = place.getElementById(copyOf);
  const text = given ?? (source instanceof HTMLInputElement ? source.value : source?.textContent) ?? '';
  // Browsers give the clipboard to pages of https and of this machine alone.
  const isCopied = await Promise.resolve(navigator.clipboard?.writeText(text) ?? Promise.reject()).then(
    () => true,
    () => false,
  );
  const status = place.querySelector<HTMLElement>(`.${markup.copyStatus}`);
  button.dataset['state'] = isCopied ? 'copied' : 'failed';
  if (status) status.textContent = status.dataset[isCopied ? 'copied' : 'notCopied'] ?? '';
  setTimeout(() => {
    delete button.dataset['state'];
    status?.replaceChildren();
  }, answerMs);
}
