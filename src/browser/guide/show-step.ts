/** What stands under the heading of a step that is shown, and what can be done there. */
import * as markup from '../../contract/markup.ts';
export interface Marker {
  element: HTMLElement;
  check(): void;
}

/**
 * Opens whatever hides a step of the guide, brings its heading into focus, puts the marker under it, and calls `goBack`
 * when the reader wants to go back: by the marker's button or by Escape. Returns what takes all that off again.
 */
export function showStep(step: HTMLElement, marker: Marker | undefined, goBack: () => void): () => void {
  reveal(step);
  const heading = step.querySelector<HTMLElement>('h2, h3, h4, h5, h6') ?? step;
  const told = marker?.element.querySelector('[id]');
  if (marker) {
    const body = step.querySelector(`:scope > .${markup.stepBody}`);
    if (body) body.before(marker.element);
    else heading.after(marker.element);
  }
  heading.tabIndex = -1;
  if (told) heading.setAttribute('aria-describedby', told.id);
  heading.focus();

  const listening = new AbortController();
  const { signal } = listening;
  step.addEventListener('keydown', (event) => event.key === 'Escape' && goBack(), { signal });
  const onPress = (name: string, react: () => void) =>
    marker?.element.querySelector(`[data-repair=${name}]`)?.addEventListener('click', react, { signal });
  onPress('back', goBack);
  onPress('check', () => marker?.check());
  return () => {
    listening.abort();
    heading.removeAttribute('aria-describedby');
    marker?.element.remove();
  };
}

/** Opens every fold and tab around a place, and brings back what a choice has hidden. */
export function reveal(step: HTMLElement): void {
  for (let place: HTMLElement | null = step; place !== null; place = place.parentElement) {
    if (place instanceof HTMLDetailsElement) place.open = true;
    // Whoever hid it learns that it is wanted, as with a search in the page.
    if (place.hidden) place.dispatchEvent(new Event('beforematch', { bubbles: true }));
    place.hidden = false;
  }
}
