/**
 * Shows a guide as a choice of actions leaves it. The marks are those that the page's controls made: `data-part` on
 * what may go, `data-scope` and `data-for-action` on entries of lists, `data-number-of` on numbers of steps elsewhere.
 */
import * as markup from '../../../contract/markup.ts';
import type { Place } from '../../form/page-events.ts';
import type { ReducedGuide } from './choice.ts';
import { idIn } from './choice-address.ts';

/** Applies it to everything that has arrived of the place; doing it again changes nothing. */
export function applyChoice(
  { actions, scopes, hiddenParts, hiddenAnchors, numbers }: ReducedGuide,
  place: Place = document,
): void {
  const all = <E extends HTMLElement>(selector: string) => place.querySelectorAll<E>(selector);
  const show = (selector: string, isShown: (element: HTMLElement) => boolean) => {
    for (const element of all(selector)) element.hidden = !isShown(element);
  };
  const isWhole = actions.size === 0;
  show('[data-part]', ({ dataset }) => !hiddenParts.has(Number(dataset['part'])));
  show('[data-scope]', ({ dataset }) => scopes.has(dataset['scope'] ?? ''));
  show('[data-for-action]', ({ dataset }) => isWhole || actions.has(dataset['forAction'] ?? ''));
  show(`.${markup.contents} a`, (link) => !hiddenAnchors.has(idIn((link as HTMLAnchorElement).hash)));
  show(`.${markup.contents} :is(li, ol)`, (entry) => entry.querySelector('a:not([hidden])') !== null);
  for (const box of all<HTMLInputElement>(`.${markup.scopePickerChoice}`)) box.checked = actions.has(box.value);
  for (const [id, number] of numbers) {
    const head = place.getElementById(id)?.querySelector(`:scope > .${markup.stepHead}`);
    const circle = head?.querySelector(`.${markup.stepNumber}`)?.lastChild;
    if (circle instanceof Text) write(circle, String(number));
    const link = head?.querySelector(`.${markup.deepLink}`);
    if (link) link.ariaLabel = link.ariaLabel?.replace(/\d+/, String(number)) ?? null;
  }
  for (const written of all('[data-number-of]')) {
    const number = numbers.get(written.dataset['numberOf'] ?? '');
    if (number !== undefined) write(written, String(number));
  }
  for (const written of all('[data-scope-count]')) {
    write(written, String(written.dataset['scopeCount'] === 'actions' ? actions.size : numbers.size));
  }
  // What the reader wants between two scopes.
  const separator = place.querySelector<HTMLSelectElement>(`.${markup.scopePickerSeparator}`)?.value ?? ' ';
  for (const written of all(`.${markup.scopePickerScopes}`)) write(written, [...scopes].join(separator));
}

function write(node: Node, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}
