/** The boxes in the steps of the page: what is ticked, and where a step changed. */
import * as markup from '../../../contract/markup.ts';
import type { Standing, TickableStep } from './progress.ts';

export interface StepBox extends TickableStep {
  item: HTMLElement;
  box: HTMLInputElement;
}

/** The steps of the page, in their order. */
export function findStepBoxes(): StepBox[] {
  return [...document.querySelectorAll<HTMLElement>(`.${markup.step}[data-digest]`)].flatMap((item) => {
    const box = item.querySelector<HTMLInputElement>(`:scope > .${markup.stepHead} input`);
    return box ? [{ id: item.id, digest: item.dataset['digest'] ?? '', item, box }] : [];
  });
}

/** Steps that the picker took out, or that stand in a tab that is not open. */
export function hiddenSteps(steps: readonly StepBox[]): Set<string> {
  return new Set(steps.filter(({ item }) => item.closest('[hidden]') !== null).map(({ id }) => id));
}

/** `changed`: what is put beside the box of a step that changed since it was ticked. */
export function showStanding({ item, box }: StepBox, standing: Standing, changed: HTMLTemplateElement | null): void {
  box.checked = standing === 'done';
  const note = item.querySelector(`:scope > .${markup.stepHead} .${markup.stepChanged}`);
  if (standing !== 'changed') note?.remove();
  else if (!note && changed) box.before(changed.content.cloneNode(true));
}
