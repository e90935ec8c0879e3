/** What the parts of a guide tell each other, by events on the place it stands in. No event ever carries what was typed. */
import type { Check, SessionTrouble } from '../../form/hub-answers.ts';

/** A page of its own, or what another page embeds. */
export type Place = Document | ShadowRoot;

export interface PageEvents {
  /** A field holds a value that its step yields. */
  'field-filled': { step: string };
  /** The provider refused what a step yields. */
  'field-refused': { step: string };
  /** The account is linked, so everything that the guide asks for is done. */
  'account-linked': { account: string; provider: string };
  /** What checking a credential came to. */
  'credential-checked': Check;
  /** The form has led to a step. */
  'step-shown': { step: string };
  /** There is no session that could link here. */
  'session-refused': { kind: SessionTrouble };
  /** The reader has chosen actions, by their ids; `parts` of the guide are to show in spite of it. */
  'actions-chosen': { actions: readonly string[]; parts: Iterable<number> };
  /** The picker has shown and hidden steps, and numbered them anew. */
  'steps-changed': Record<string, never>;
}

/** Tells the page that something happened. */
export function emitPageEvent<Name extends keyof PageEvents>(
  name: Name,
  detail: PageEvents[Name],
  place: Place = document,
): void {
  place.dispatchEvent(new CustomEvent(name, { detail }));
}

/** Reacts to what another part of the page tells, until `signal` is aborted. */
export function onPageEvent<Name extends keyof PageEvents>(
  name: Name,
  react: (detail: PageEvents[Name]) => void,
  signal?: AbortSignal,
  place: Place = document,
): void {
  place.addEventListener(name, (event) => react((event as CustomEvent<PageEvents[Name]>).detail), {
    ...(signal ? { signal } : {}),
  });
}
