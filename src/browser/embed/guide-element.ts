/** A guide with its form on a page of another site. docs/embedding.md says how to use it. */

import { openForm } from '../form/form-controller.ts';
import { onPageEvent } from '../form/page-events.ts';
import { addCodeButtons } from '../guide/add-code-buttons.ts';
import { createTabs } from '../guide/create-tabs.ts';
import { parseIds } from '../guide/scopes/choice-address.ts';
import { copyValues } from '../guide/scopes/copy-values.ts';
import type { ChoiceStore } from '../guide/scopes/live-picker.ts';
import { zoomImages } from '../guide/zoom-images.ts';
import { buildElement } from './build-element.ts';
import { followLinks, watchSteps } from './lead-in-guide.ts';
import { openChoice } from './open-choice.ts';
import { home, type ReadPage, readPage } from './read-page.ts';

/** What the element tells the page that holds it. No event ever carries what was typed. */
export interface GuideEvents {
  /** The reader has come to a step, or was led to it. */
  step: { id: string };
  /** What checking a credential came to: `accepted`, `rights-missing`, `rejected`, `could-not-check`, `unchecked`. */
  verdict: { kind: string; code?: string };
  linked: { account: string; provider: string };
  /** There is no session that could link here: `session-missing`, `session-expired`, `session-changed`, `session-other-connector`. */
  session: { kind: string };
  /** The reader has chosen other actions, by their ids; none for the whole guide. */
  choice: { actions: string[] };
}

export class GuideElement extends HTMLElement {
  static readonly observedAttributes = ['src', 'session', 'theme', 'actions'];

  #place = this.attachShadow({ mode: 'open' });
  #frame = document.createElement('div');
  /** In memory alone: the attribute is taken off as soon as it is read. */
  #token: string | undefined;
  #showing = new AbortController();
  #closeForm = () => {};
  #step = '';
  #actions: readonly string[] = [];
  #rereadActions = () => {};
  #choice: ChoiceStore = {
    read: () => this.#actions,
    target: () => '',
    write: (actions) => {
      this.#actions = actions;
      this.#tell('choice', { actions: [...actions] });
    },
    watch: (reread) => {
      this.#rereadActions = reread;
    },
  };

  constructor() {
    super();
    this.#frame.className = 'guide-embed';
    this.#frame.part.add('guide');
    // Until the guide is there, and where it can't be, the element shows what the page put into it.
    this.#place.append(document.createElement('slot'));
  }

  get src(): string {
    return this.getAttribute('src') ?? '';
  }

  set src(value: string) {
    this.setAttribute('src', value);
  }

  get theme(): string {
    return this.getAttribute('theme') ?? '';
  }

  set theme(value: string) {
    this.setAttribute('theme', value);
  }

  /** Ids of the chosen actions, as they are now: those that the page gave, or its reader chose since. */
  get actions(): string[] {
    return [...this.#actions];
  }

  /** Ids, or the same as a text with commas. Those that the guide does not know count for nothing. */
  set actions(value: readonly string[] | string | null | undefined) {
    this.#actions = typeof value === 'string' ? parseIds(value) : [...(value ?? [])];
    this.#rereadActions();
  }

  /** A token of the hub, for one reader. It can be given and not be read. */
  set session(token: string) {
    if (token === this.#token) return;
    this.#token = token;
    if (this.getAttribute('state') === 'ready') this.#open();
  }

  connectedCallback(): void {
    this.#adoptProperties();
    void this.#show();
  }

  disconnectedCallback(): void {
    this.#end();
  }

  attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    if (name === 'session' && value !== null) {
      this.removeAttribute(name);
      this.session = value;
    }
    if (name === 'theme') this.#frame.dataset['theme'] = value ?? '';
    if (name === 'actions') this.actions = value;
    if (name === 'src' && before !== value && this.isConnected) void this.#show();
  }

  /** What a page set before this script came lies over the properties, and would be neither seen nor gone. */
  #adoptProperties(): void {
    for (const name of ['src', 'theme', 'session', 'actions']) {
      const early = Object.getOwnPropertyDescriptor(this, name);
      if (!early) continue;
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, early.value);
    }
  }

  async #show(): Promise<void> {
    this.#end();
    this.#showing = new AbortController();
    const { signal } = this.#showing;
    if (this.src === '') return;
    this.setAttribute('state', 'loading');
    try {
      const read = await readPage(this.src, signal);
      if (!signal.aborted) this.#put(read, signal);
    } catch (cause) {
      if (signal.aborted) return;
      this.setAttribute('state', 'failed');
      reportError(cause);
    }
  }

  #put({ page, base, sheets }: ReadPage, signal: AbortSignal): void {
    this.#frame.lang = page.language;
    this.#frame.replaceChildren(buildElement(page.content, base));
    this.#place.adoptedStyleSheets = sheets;
    this.#place.replaceChildren(this.#frame);
    const place = this.#place;
    createTabs(place);
    addCodeButtons(place);
    zoomImages(place, this.#frame);
    onPageEvent('account-linked', (detail) => this.#tell('linked', detail), signal, place);
    onPageEvent('credential-checked', (detail) => this.#tell('verdict', detail), signal, place);
    onPageEvent('session-refused', (detail) => this.#tell('session', detail), signal, place);
    onPageEvent('step-shown', ({ step }) => this.#tellStep(step), signal, place);
    followLinks(place, (id) => this.#tellStep(id), signal);
    watchSteps(place, (id) => this.#tellStep(id), signal);
    copyValues(place, signal);
    const picker = this.#frame.querySelector<HTMLElement>('scope-picker');
    const { title, scopes: model } = page;
    if (picker && model) {
      const deps = { place, model, store: this.#choice, title: () => title, address: base.href };
      openChoice(picker, deps, signal);
    }
    this.setAttribute('state', 'ready');
    this.#open();
  }

  /** Opens the form with the session as it is now. */
  #open(): void {
    this.#closeForm();
    const form = this.#frame.querySelector<HTMLElement>('connect-form');
    if (!form) return;
    this.#closeForm = openForm(form, {
      place: this.#place,
      hubUrl: new URL(form.dataset['hub'] ?? '', home.origin).href.replace(/\/$/, ''),
      hub: (open) => open(this.#token),
      restart: () => this.#tell('session', { kind: 'session-expired' }),
    });
  }

  #end(): void {
    this.#showing.abort();
    this.#rereadActions = () => {};
    this.#closeForm();
    this.#closeForm = () => {};
  }

  #tellStep(id: string): void {
    if (id === this.#step) return;
    this.#step = id;
    this.#tell('step', { id });
  }

  #tell<Name extends keyof GuideEvents>(name: Name, detail: GuideEvents[Name]): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }
}
