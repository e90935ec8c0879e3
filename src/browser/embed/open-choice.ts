import { applyChoice } from '../guide/scopes/apply-choice.ts';
import { reduceGuide } from '../guide/scopes/choice.ts';
import { followChoices } from '../guide/scopes/follow-choices.ts';
import { openPicker, type PickerSurroundings } from '../guide/scopes/live-picker.ts';

/**
 * Shows an embedded guide as its choice leaves it, and lets the reader change that, until `signal` is aborted. Nothing of
 * it touches the address of the page around the guide.
 */
export function openChoice(picker: HTMLElement, deps: PickerSurroundings, signal: AbortSignal): void {
  const { place, model, store } = deps;
  applyChoice(reduceGuide(model, store.read()), place);
  followChoices(model, signal, place);
  signal.addEventListener('abort', openPicker(picker, deps));
}
