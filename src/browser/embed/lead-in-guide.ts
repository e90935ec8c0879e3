/** Links within an embedded guide, and the step that its reader has come to. */
import * as markup from '../../contract/markup.ts';
import { reveal } from '../guide/show-step.ts';

/** Fragments name nothing in a shadow root, so its links are followed here. Ends with `signal`. */
export function followLinks(place: ShadowRoot, onStep: (id: string) => void, signal: AbortSignal): void {
  place.addEventListener(
    'click',
    (event) => {
      const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>('a[href^="#"]');
      // The form leads to its own fields and steps.
      if (!link || link.matches('[data-field-link], [data-action]')) return;
      event.preventDefault();
      const target = place.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (!target) return;
      reveal(target);
      target.scrollIntoView();
      if (target.matches(`.${markup.step}`)) onStep(target.id);
    },
    { signal },
  );
}

/** Tells of each step that reaches the middle of the screen. Ends with `signal`. */
export function watchSteps(place: ShadowRoot, onStep: (id: string) => void, signal: AbortSignal): void {
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) onStep(target.id);
    },
    { rootMargin: '-50% 0px' },
  );
  for (const step of place.querySelectorAll(`.${markup.step}[id]`)) observer.observe(step);
  signal.addEventListener('abort', () => observer.disconnect());
}
