import type { ScopeModel } from '../../../contract/scope-model.ts';
import { emitPageEvent, onPageEvent, type Place } from '../../form/page-events.ts';
import { applyChoice } from './apply-choice.ts';
import { reduceGuide } from './choice.ts';

/** Reduces the guide of a place at each choice that the picker tells of, until `signal` is aborted. */
export function followChoices(model: ScopeModel, signal?: AbortSignal, place: Place = document): void {
  const reduce = ({ actions, parts }: { actions: readonly string[]; parts: Iterable<number> }) => {
    applyChoice(reduceGuide(model, actions, parts), place);
    emitPageEvent('steps-changed', {}, place);
  };
  onPageEvent('actions-chosen', reduce, signal, place);
}
