/** Ties the fields of the form to the steps that yield them. */

import { reveal } from '../guide/show-step.ts';
import type { PageField } from './form-fields.ts';
import type { Place } from './page-events.ts';

const marked = 'step-marked';

/** Marks the step of the field that has the focus, and no other. The mark and its words stand in the page. */
export function markStep(field: PageField | undefined, place: Place): void {
  const step = stepOf(field, place);
  for (const other of place.querySelectorAll(`.${marked}`)) if (other !== step) other.classList.remove(marked);
  const link = field && place.querySelector(`[data-field-link="${CSS.escape(field.key)}"]`);
  for (const other of place.querySelectorAll(`.step-field-marked`)) {
    if (other !== link) other.classList.remove('step-field-marked');
  }
  step?.classList.add(marked);
  link?.classList.add('step-field-marked');
}

/**
 * Brings the step of a field onto the screen, where field and step fit beside each other. Elsewhere it would tear the
 * field away from under the reader.
 */
export function bringStepIntoView(field: PageField, place: Place): void {
  const step = stepOf(field, place);
  if (!step || !isBeside(field.control, step)) return;
  if (!step.checkVisibility()) reveal(step);
  const { top, bottom } = step.getBoundingClientRect();
  const head = Number.parseFloat(getComputedStyle(step).scrollMarginTop) || 0;
  if (top >= head && bottom <= innerHeight) return;
  // A step that is longer than the screen is shown from its beginning.
  if (top < head || bottom - top > innerHeight - head || top > innerHeight / 2) {
    const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
    step.scrollIntoView({ behavior, block: bottom - top > innerHeight - head ? 'start' : 'center' });
  }
}

function stepOf(field: PageField | undefined, place: Place): HTMLElement | null {
  return field?.step === undefined ? null : place.getElementById(field.step);
}

/** Whether the form stands in a column of its own; a step that is folded away has no place, but its list has. */
function isBeside(control: HTMLElement, step: HTMLElement): boolean {
  const place = step.closest('.prose') ?? step;
  const [a, b] = [control.getBoundingClientRect(), place.getBoundingClientRect()];
  return a.left >= b.right || a.right <= b.left;
}
