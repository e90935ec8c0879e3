/** `<connect-form>`: makes the form that the server rendered answer in place. It lives as long as its page. */
import { cleanPaste, type RemovalCode } from './clean-paste.ts';
import { countDown } from './count-down.ts';
import { keepDock } from './dock.ts';
import { applyEvent, type FlowEvent, initialState, patienceMs } from './flow.ts';
import { missingFields, type PageField, readValues } from './form-fields.ts';
import { formatHint } from './format-hint.ts';
import { createHubClient } from './hub-client.ts';
import { tellPage } from './page-events.ts';
import { createMarker, readForm } from './page-form.ts';
import { pageSession } from './page-session.ts';
import { pasteCleanly } from './paste-cleanly.ts';
import { showStep } from './show-step.ts';
import { showView } from './show-view.ts';
import { bringStepIntoView, markStep } from './step-marks.ts';
import { blameOf, type View, viewOf } from './view.ts';

const typingPauseMs = 900;
const reconnectMs = 5000;

class ConnectForm extends HTMLElement {
  #state = initialState;
  #shape = readForm(this);
  #hub = createHubClient({
    hubUrl: this.dataset['hub'] ?? '',
    token: pageSession,
    hasWords: (name) => this.querySelector(`[data-panel="${CSS.escape(name)}"]`) !== null,
    fetch,
  });
  /** Counts checks, so that the answer to one that was given up is known as such. */
  #checks = 0;
  #typingPause = 0;
  #nextAsk = 0;
  #leaveStep = () => {};
  #stopCountdown = () => {};

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
    onField('focusin', (field) => this.#noteFocus(field));
    onField('focusout', (field) => {
      markStep(undefined);
      this.#compare(field);
    });
    onField('paste', (field, event) => this.#paste(field, event));
    document.addEventListener('click', (event) => this.#follow(event));
    this.addEventListener('submit', (event) => {
      event.preventDefault();
      const isUnchecked = event.submitter instanceof HTMLButtonElement && event.submitter.value === 'skip';
      this.#submit(isUnchecked ? 'skip' : 'required');
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
    // What was typed or pasted before this script ran, or put back by the browser.
    for (const field of this.#shape.fields) {
      const { control, paste, suffix } = field;
      if (control.value === '') continue;
      const { value, removed } = cleanPaste(control.value, paste, suffix);
      if (removed.length > 0) control.value = value;
      this.#noteTyping(field, removed);
    }
    const focused = this.#shape.fields.find(({ control }) => control === document.activeElement);
    if (focused) this.#noteFocus(focused);
    keepDock(this);
    void this.#askSession();
  }

  #noteTyping(field: PageField, removed: readonly RemovalCode[] = []): void {
    this.#apply({ type: 'typed', field: field.key, length: field.control.value.length, removed });
    clearTimeout(this.#typingPause);
    this.#typingPause = window.setTimeout(() => this.#compare(field), typingPauseMs);
  }

  #noteFocus(field: PageField): void {
    markStep(field);
    // A page that moves while the pointer is down would take what is pressed away from under it.
    if (this.matches(':active')) {
      addEventListener('pointerup', () => setTimeout(() => bringStepIntoView(field)), { once: true });
    } else bringStepIntoView(field);
  }

  #compare(field: PageField): void {
    const { key, control, step } = field;
    // A note that came now would move what is being pressed away from under the pointer, and the press would be lost.
    if (this.matches(':active')) {
      addEventListener('pointerup', () => setTimeout(() => this.#compare(field)), { once: true });
      return;
    }
    const provider = this.dataset['provider'] ?? '';
    const hint = formatHint(control.value, { ...field, provider, now: Date.now() });
    this.#apply({ type: 'compared', field: key, hint });
    if (hint.code === 'fits' && control.value.trim() !== '' && step) tellPage('field-filled', { step });
  }

  #paste(field: PageField, event: ClipboardEvent): void {
    const removed = pasteCleanly(event, field);
    if (removed.length > 0) this.#noteTyping(field, removed);
  }

  #submit(check: 'required' | 'skip'): void {
    const { stage } = this.#state;
    this.#apply({ type: 'submitted', now: Date.now(), missing: missingFields(this.#shape.fields) });
    if (this.#state.stage.at === 'checking' && stage.at !== 'checking') void this.#link(check);
  }

  async #link(check: 'required' | 'skip'): Promise<void> {
    this.#checks += 1;
    const count = this.#checks;
    setTimeout(() => this.#apply({ type: 'waited', now: Date.now() }), patienceMs);
    const { integration = '' } = this.dataset;
    const credentials = readValues(this.#shape.fields);
    const request = { integration_id: integration, credentials, ...(check === 'skip' ? { check } : {}) };
    const answer = await this.#hub.link(request);
    if (count !== this.#checks) return;
    if (answer.kind === 'linked') this.#clearFields();
    this.#apply({ type: 'answered', answer });
    if (answer.kind === 'linked') tellPage('account-linked', {});
    const { step } = blameOf(this.#state.stage, this.#shape);
    if (step) tellPage('field-refused', { step });
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
    this.#leaveStep();
    this.#stopCountdown();
    this.#apply({ type: 'restored' });
    void this.#askSession();
  }

  /** Links and buttons of the form, and the links in steps that lead to its fields. */
  #follow(event: MouseEvent): void {
    const isModified = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (isModified || !(event.target instanceof Element)) return;
    const link = event.target.closest<HTMLElement>('[data-field-link], connect-form [data-action]');
    if (!link) return;
    // Else its fragment would stand in the address.
    event.preventDefault();
    const { action, key = '', fieldLink, step = '' } = link.dataset;
    if (fieldLink !== undefined) this.#focusField(fieldLink);
    else if (action === 'toggle-display') this.#apply({ type: 'display-toggled', field: key });
    else if (action === 'restart') location.reload();
    else if (action === 'go-to-field') this.#focusField(key);
    else this.#showStep(step, key);
  }

  /** Without a field, it is the step that repairs what was refused. */
  #showStep(id: string, field = ''): boolean {
    const step = document.getElementById(id);
    if (step === null) return false;
    this.#leaveStep();
    const element = field === '' ? createMarker(this) : undefined;
    const back = field || blameOf(this.#state.stage, this.#shape).field || '';
    const marker = element && { element, check: () => this.#submit('required') };
    this.#leaveStep = showStep(step, marker, () => this.#focusField(back));
    return true;
  }

  /** While there is nothing to fill in, what stands there instead. */
  #focusField(key: string): void {
    const control = this.#shape.fields.find((field) => field.key === key)?.control;
    if (control?.checkVisibility()) control.focus();
    else this.querySelector<HTMLElement>(`[data-focus~="${this.#state.stage.at}"]`)?.focus();
  }

  #apply(event: FlowEvent): void {
    const { stage } = this.#state;
    const next = applyEvent(this.#state, event);
    if (next === this.#state) return;
    this.#state = next;
    const view = viewOf(next, this.#shape);
    showView(this, view);
    if (next.stage === stage || event.type === 'counted-down') return;
    this.#nameDocument();
    if (view.state === 'offline') this.#askIn(reconnectMs);
    this.#stopCountdown();
    if (next.stage.at === 'could-not-check' && next.stage.retryAfterSeconds)
      this.#stopCountdown = countDown(next.stage.secondsLeft ?? next.stage.retryAfterSeconds, (secondsLeft) =>
        this.#apply({ type: 'counted-down', secondsLeft }),
      );
    if (event.type === 'answered' || event.type === 'submitted') this.#lead(view);
  }

  /** Leads to where an answer is told: the step that repairs it, else the notice. */
  #lead({ state, focus, repair }: View): void {
    // The step stays marked while it is checked again, with the button that was pressed.
    if (state === 'checking') return;
    this.#leaveStep();
    if (repair !== undefined && this.#showStep(repair)) return;
    if (focus) this.querySelector<HTMLElement>(`[data-focus~="${focus}"]`)?.focus();
  }

  #nameDocument(): void {
    const words = this.querySelector<HTMLElement>('[data-words=title]');
    const prefix = words?.textContent ?? '';
    const plain = document.title.replace(prefix, '');
    document.title = words?.hidden ? plain : prefix + plain;
  }
}

customElements.define('connect-form', ConnectForm);
