/** `<connect-form>`: makes the form that the server rendered answer in place. It lives as long as its page. */
import type { RemovalCode } from './clean-paste.ts';
import { applyEvent, type FlowEvent, initialState, patienceMs } from './flow.ts';
import { missingFields, type PageField, readFields, readValues } from './form-fields.ts';
import { formatHint } from './format-hint.ts';
import { createHubClient } from './hub-client.ts';
import { pasteCleanly } from './paste-cleanly.ts';
import { takeSessionToken } from './session-token.ts';
import { showStep } from './show-step.ts';
import { showView } from './show-view.ts';
import { blameOf, viewOf } from './view.ts';

const typingPauseMs = 900;
const reconnectMs = 5000;

const token = takeSessionToken(location, history);

class ConnectForm extends HTMLElement {
  #state = initialState;
  #shape = { fields: readFields(this) };
  #hub = createHubClient({
    hubUrl: this.dataset['hub'] ?? '',
    token,
    hasWords: (name) => this.querySelector(`[data-panel="${CSS.escape(name)}"]`) !== null,
    fetch,
  });
  /** Counts checks, so that the answer to one that was given up is known as such. */
  #checks = 0;
  #typingPause = 0;
  #nextAsk = 0;
  #leaveStep: (() => void) | undefined;

  constructor() {
    super();
    const onField = <Type extends keyof HTMLElementEventMap>(
      type: Type,
      react: (field: PageField, event: HTMLElementEventMap[Type]) => void,
    ) =>
      this.addEventListener(type, (event) => {
        const field = this.#shape.fields.find(({ control }) => control === event.target);
        if (field !== undefined) react(field, event);
      });
    onField('input', (field) => this.#noteTyping(field));
    onField('focusout', (field) => this.#compare(field));
    onField('paste', (field, event) => this.#paste(field, event));
    this.addEventListener('click', (event) => this.#follow(event));
    this.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#apply({ type: 'submitted', now: Date.now(), missing: missingFields(this.#shape.fields) });
    });
    addEventListener('offline', () => this.#apply({ type: 'connection-lost' }));
    addEventListener('online', () => this.#askSession());
    // The page that opens a session may well be the tab the reader comes back from.
    addEventListener('focus', () => 'noticed' in this.#state.stage && this.#askSession());
    addEventListener('pageshow', (event) => event.persisted && this.#restore());
  }

  connectedCallback(): void {
    const form = this.querySelector('form');
    // A method that cannot be linked here has no form to make live.
    if (form === null) return;
    form.noValidate = true;
    showView(this, viewOf(this.#state, this.#shape));
    // What was typed before this script ran, or put back by the browser.
    for (const field of this.#shape.fields) if (field.control.value !== '') this.#noteTyping(field);
    void this.#askSession();
  }

  #noteTyping(field: PageField, removed: readonly RemovalCode[] = []): void {
    this.#apply({ type: 'typed', field: field.key, length: field.control.value.length, removed });
    clearTimeout(this.#typingPause);
    this.#typingPause = window.setTimeout(() => this.#compare(field), typingPauseMs);
  }

  #compare(field: PageField): void {
    const { key, control, pattern } = field;
    // A note that came now would move what is being pressed away from under the pointer, and the press would be lost.
    if (this.matches(':active')) {
      addEventListener('pointerup', () => setTimeout(() => this.#compare(field)), { once: true });
      return;
    }
    this.#apply({ type: 'compared', field: key, hint: formatHint(control.value, pattern) });
  }

  #paste(field: PageField, event: ClipboardEvent): void {
    const removed = pasteCleanly(event, field);
    if (removed.length > 0) this.#noteTyping(field, removed);
  }

  async #link(): Promise<void> {
    this.#checks += 1;
    const check = this.#checks;
    setTimeout(() => this.#apply({ type: 'waited', now: Date.now() }), patienceMs);
    const { integration = '' } = this.dataset;
    const answer = await this.#hub.link({ integration_id: integration, credentials: readValues(this.#shape.fields) });
    if (check !== this.#checks) return;
    if (answer.kind === 'linked') this.#clearFields();
    this.#apply({ type: 'answered', answer });
  }

  async #askSession(): Promise<void> {
    const session = await this.#hub.askSession();
    if (session.kind !== 'unreachable') {
      const isElsewhere = session.kind === 'open' && session.provider && session.provider !== this.dataset['provider'];
      this.#apply({ type: 'session-told', session: isElsewhere ? { kind: 'session-other-connector' } : session });
    } else if (!navigator.onLine) this.#apply({ type: 'connection-lost' });
    // Asked again at its end rather than concluded: this machine's clock may be wrong.
    if (session.kind === 'open' && session.expiresAt) this.#askIn(Math.max(session.expiresAt - Date.now(), 10_000));
    else if (this.#state.stage.at === 'offline') this.#askIn(reconnectMs);
  }

  #askIn(delayMs: number): void {
    clearTimeout(this.#nextAsk);
    this.#nextAsk = window.setTimeout(() => this.#askSession(), delayMs);
  }

  #clearFields(): void {
    for (const { control } of this.#shape.fields) control.value = '';
  }

  #restore(): void {
    this.#checks += 1;
    this.#clearFields();
    this.#apply({ type: 'restored' });
    void this.#askSession();
  }

  #follow(event: MouseEvent): void {
    const link = event.target instanceof Element && event.target.closest<HTMLElement>('[data-action]');
    if (!link) return;
    // Else its fragment would stand in the address.
    event.preventDefault();
    const { action, key = '' } = link.dataset;
    if (action === 'toggle-display') this.#apply({ type: 'display-toggled', field: key });
    else if (action === 'restart') location.reload();
    else if (action === 'go-to-field') this.#focusField(key);
    else this.#showStep(link.dataset['step'] ?? '', key);
  }

  /** Without a field, it is the step that repairs what was refused. */
  #showStep(id: string, field: string): void {
    const step = document.getElementById(id);
    if (step === null) return;
    this.#leaveStep?.();
    const template = field === '' ? this.querySelector('template') : null;
    const marker = template?.content.firstElementChild?.cloneNode(true) as HTMLElement | undefined;
    const back = field || blameOf(this.#state.stage, this.#shape).field || '';
    this.#leaveStep = showStep(step, marker, () => this.#focusField(back));
  }

  #focusField(key: string): void {
    this.#shape.fields.find((field) => field.key === key)?.control.focus();
  }

  #apply(event: FlowEvent): void {
    const { stage } = this.#state;
    const next = applyEvent(this.#state, event);
    if (next === this.#state) return;
    this.#state = next;
    const view = viewOf(next, this.#shape);
    showView(this, view);
    if (next.stage === stage) return;
    this.#nameDocument();
    if (view.state === 'offline') this.#askIn(reconnectMs);
    if (view.state === 'checking' && stage.at !== 'checking') {
      this.#leaveStep?.();
      void this.#link();
    }
    if (view.focus) this.querySelector<HTMLElement>(`[data-focus~="${view.focus}"]`)?.focus();
  }

  #nameDocument(): void {
    const words = this.querySelector<HTMLElement>('[data-words=title]');
    const prefix = words?.textContent ?? '';
    const plain = document.title.replace(prefix, '');
    document.title = words?.hidden ? plain : prefix + plain;
  }
}

customElements.define('connect-form', ConnectForm);
