/**
 * Opens whatever hides a step of the guide, brings its heading into focus, puts `marker` under it, and calls `goBack`
 * when the reader wants to go back: by the marker's button or by Escape. Returns what takes all that off again.
 */
export function showStep(step: HTMLElement, marker: HTMLElement | undefined, goBack: () => void): () => void {
  reveal(step);
  const heading = step.querySelector<HTMLElement>('h2, h3, h4, h5, h6') ?? step;
  if (heading === step) step.prepend(marker ?? '');
  else heading.after(marker ?? '');
  heading.tabIndex = -1;
  heading.focus();

  const listening = new AbortController();
  const { signal } = listening;
  step.addEventListener('keydown', (event) => event.key === 'Escape' && goBack(), { signal });
  marker?.querySelector('button')?.addEventListener('click', goBack, { signal });
  return () => {
    listening.abort();
    marker?.remove();
  };
}

function reveal(step: HTMLElement): void {
  for (let place: HTMLElement | null = step; place !== null; place = place.parentElement) {
    if (place instanceof HTMLDetailsElement) place.open = true;
    // Whoever hid it learns that it is wanted, as with a search in the page.
    if (place.hidden) place.dispatchEvent(new Event('beforematch', { bubbles: true }));
    place.hidden = false;
  }
}
