/** Ties the fields of the form to the steps that yield them. */

import * as markup from '../../contract/markup.ts';
import { reveal } from '../guide/show-step.ts';
import type { PageField } from './form-fields.ts';
import type { Place } from './page-events.ts';

/** Marks the step of the field that has the focus, and no other. The mark and its words stand in the page. */
export function markStep(field: PageField | undefined, place: Place): void {
  const step = stepOf(field, place);
  for (const other of place.querySelectorAll(`.${markup.stepMarked}`))
    if (other !== step) other.classList.remove(markup.stepMarked);
  const link = field && place.querySelector(`[data-field-link="${CSS.escape(field.key)}"]`);
  for (const other of place.querySelectorAll(`.${markup.stepFieldMarked}`)) {
    if (other !== link) other.classList.remove(markup.stepFieldMarked);
  }
  step?.classList.add(markup.stepMarked);
  link?.classList.add(markup.stepFieldMarked);
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
  const place = step.closest(`.${markup.prose}`) ?? step;
  const [a, b] = [control.getBoundingClientRect(), place.getBoundingClientRect()];
  return a.left >= b.right || a.right <= b.left;
}
