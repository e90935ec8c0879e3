/** Makes the picker that the server rendered work: each choice reduces the guide, is kept, and can be passed on as a link. */

import * as markup from '../../../contract/markup.ts';
import type { ScopeModel } from '../../../contract/scope-model.ts';
import { emitPageEvent, type Place } from '../../form/page-events.ts';
import { partsAround } from './choice.ts';
import { idIn, renderChoice } from './choice-address.ts';

/** Where a choice is kept: in the address of a page, or by the element that embeds the guide. */
export interface ChoiceStore {
  /** Ids of the chosen actions; those that the guide does not know may be among them. */
  read(): readonly string[];
  /** Id of the place in the guide that the reader was sent to; empty for none. */
  target(): string;
  /** Keeps what the reader has chosen. */
  write(actions: readonly string[]): void;
  /** Calls `reread` when anybody else has changed any of it, until `signal` is aborted. */
  watch(reread: () => void, signal: AbortSignal): void;
}

export interface PickerSurroundings {
  /** Where the guide stands. */
  place: Place;
  model: ScopeModel;
  store: ChoiceStore;
  /** What the guide is called where it is passed on. */
  title(): string;
  /** Address of the guide's page, without a query. */
  address: string;
}

/** Brings a `<scope-picker>` to life. Returns what ends that. */
export function openPicker(root: HTMLElement, surroundings: PickerSurroundings): () => void {
  const picker = new LivePicker(root, surroundings);
  picker.open();
  return () => picker.close();
}

class LivePicker {
  readonly #root: HTMLElement;
  readonly #surroundings: PickerSurroundings;
  readonly #living = new AbortController();
  #chosen: string[] = [];
  /** Parts that show in spite of the choice. */
  readonly #wanted = new Set<number>();

  constructor(root: HTMLElement, surroundings: PickerSurroundings) {
    this.#root = root;
    this.#surroundings = surroundings;
  }

  open(): void {
    const { place, store } = this.#surroundings;
    const { signal } = this.#living;
    this.#listen(signal);
    store.watch(() => this.#reread(), signal);
    // A link, or whatever else leads into a hidden part, shows it first: then the browser has somewhere to go.
    place.addEventListener(
      'click',
      ({ target }) => {
        const link = target instanceof Element && target.closest('a');
        if (link && link.hash !== '' && this.#want(idIn(link.hash))) this.#show();
      },
      { signal },
    );
    place.addEventListener(
      'beforematch',
      ({ target }) => {
        const part = target instanceof HTMLElement ? target.dataset['part'] : undefined;
        if (part === undefined) return;
        this.#wanted.add(Number(part));
        this.#show();
      },
      { capture: true, signal },
    );

    this.#chosen = this.#known(store.read());
    this.#want(store.target());
    this.#search();
    // A box that was ticked before this script was there counts.
    const ticked = this.#ticked();
    if (ticked.join() === this.#chosen.join()) this.#show();
    else this.#choose(ticked);
  }

  close(): void {
    this.#living.abort();
  }

  #listen(signal: AbortSignal): void {
    const root = this.#root;
    root.addEventListener(
      'change',
      ({ target }) => {
        if (target instanceof HTMLSelectElement) this.#show();
        else this.#choose(this.#ticked());
      },
      { signal },
    );
    root.addEventListener('input', () => this.#search(), { signal });
    root.addEventListener(
      'click',
      ({ target }) => {
        const button =
          target instanceof Element && target.closest<HTMLElement>(`[data-choose], .${markup.scopePickerShare}`);
        if (!button) return;
        if (button.dataset['choose']) this.#tickAll(button.dataset['choose'] === 'all');
        else void navigator.share({ title: this.#surroundings.title(), url: this.#link() }).catch(() => {});
      },
      { signal },
    );
    this.#one(`.${markup.scopePickerShare}`).hidden = !('share' in navigator);
  }

  #reread(): void {
    const { place, store } = this.#surroundings;
    const target = place.getElementById(store.target());
    const wasHidden = target?.closest('[data-part][hidden]');
    this.#wanted.clear();
    this.#want(store.target());
    this.#chosen = this.#known(store.read());
    this.#show();
    if (wasHidden) target?.scrollIntoView();
  }

  #choose(ids: string[]): void {
    this.#chosen = ids;
    this.#wanted.clear();
    this.#surroundings.store.write(ids);
    this.#show();
  }

  #show(): void {
    emitPageEvent('actions-chosen', { actions: this.#chosen, parts: this.#wanted }, this.#surroundings.place);
    const link = this.#link();
    this.#one<HTMLInputElement>(`.${markup.scopePickerLink}`).value = link;
    const mail = this.#one<HTMLAnchorElement>(`.${markup.scopePickerMail}`);
    const { subject = '', body = '', actions = '' } = mail.dataset;
    const labels = this.#boxes().flatMap((box) => (box.checked ? [box.labels?.[0]?.textContent ?? ''] : []));
    // A function, because a text in its place may not hold a dollar sign.
    const text = [body, labels.length > 0 ? actions : '']
      .join('\n')
      .trim()
      .replace('{link}', () => link);
    const written = text.replace('{actions}', () => labels.join(', '));
    mail.href = `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(written)}`;
  }

  /** Rows whose action or scopes hold what is typed. */
  #search(): void {
    const wanted = this.#one<HTMLInputElement>('[type=search]').value.trim().toLowerCase();
    let count = 0;
    for (const row of this.#root.querySelectorAll<HTMLTableRowElement>(`tbody tr:not(.${markup.scopePickerNoMatch})`)) {
      row.hidden = !row.textContent.toLowerCase().includes(wanted);
      if (!row.hidden && row.querySelector('input')) count++;
    }
    this.#one(`.${markup.scopePickerNoMatch}`).hidden = count > 0;
    const status = this.#one(`.${markup.scopePickerMatches}`);
    status.textContent = wanted === '' ? '' : (status.dataset['words'] ?? '').replace('{count}', String(count));
  }

  /** Ticks or unticks the rows that the search left. */
  #tickAll(isTicked: boolean): void {
    for (const box of this.#boxes()) if (!box.closest('tr')?.hidden) box.checked = isTicked;
    this.#choose(this.#ticked());
  }

  /** The address without anything but the choice: what else it held is nobody else's. */
  #link(): string {
    return this.#surroundings.address + renderChoice('', this.#chosen);
  }

  /** Whether showing that place takes a part that is hidden. */
  #want(id: string): boolean {
    const before = this.#wanted.size;
    for (const part of partsAround(this.#surroundings.model, id)) this.#wanted.add(part);
    return this.#wanted.size > before;
  }

  #known(ids: readonly string[]): string[] {
    return this.#surroundings.model.actions.flatMap(({ id }) => (ids.includes(id) ? [id] : []));
  }

  #ticked(): string[] {
    return this.#boxes().flatMap((box) => (box.checked ? [box.value] : []));
  }

  #boxes(): HTMLInputElement[] {
    return [...this.#root.querySelectorAll<HTMLInputElement>(`.${markup.scopePickerChoice}`)];
  }

  #one<E extends HTMLElement = HTMLElement>(selector: string): E {
    const found = this.#root.querySelector<E>(selector);
    if (!found) throw new Error(`The picker has no ${selector}.`);
    return found;
  }
}
