/** Makes the form that the server rendered answer in place. */
import { cleanPaste, type RemovalCode } from '../../form/clean-paste.ts';
import { applyEvent, type FlowEvent, initialState, isSessionTrouble, patienceMs } from '../../form/flow.ts';
import { formatHint } from '../../form/format-hint.ts';
import { checkIn, type SessionAnswer, type SessionTrouble, type ShownSession } from '../../form/hub-answers.ts';
import { blameOf, type View, viewOf } from '../../form/view.ts';
import { showStep } from '../guide/show-step.ts';
import { countDown } from './count-down.ts';
import { faultOf, type PageField, readValues } from './form-fields.ts';
import { createHubClient, type HubClient } from './hub-client.ts';
import { emitPageEvent, type PageEvents, type Place } from './page-events.ts';
import { createMarker, type PageForm, readForm } from './page-form.ts';
import { pasteCleanly } from './paste-cleanly.ts';
import { showView } from './show-view.ts';
import { bringStepIntoView, markStep } from './step-marks.ts';

const typingPauseMs = 900;
const reconnectMs = 5000;
/** Browsers fire a timer at once that is to wait for more than 24 days. */
const longestTimerMs = 86_400_000;

export interface FormDeps {
  /** Where the guide's steps stand, and whose listeners hear what happens. */
  place: Place;
  /** What every address of the hub begins with, without a slash at its end. */
  hubUrl: string;
  /** The session that the server wrote into the page. */
  session?: ShownSession | undefined;
  /** Chooses the session: that of a token, or without one the cookie of the page's own origin. */
  hub(open: (token?: string) => HubClient): HubClient;
  /** The form is in another state, and shows it. */
  changed?(): void;
  /** The reader wants to begin anew, after the session has ended. */
  restart(): void;
}

/** Brings a `<connect-form>` to life. Returns what ends that; what stands in the fields stays there. */
export function openForm(root: HTMLElement, deps: FormDeps): () => void {
  // A method that cannot be linked here has no form to make live.
  if (root.querySelector('form') === null) return () => {};
  const form = new LiveForm(root, deps);
  form.open();
  return () => form.close();
}

class LiveForm {
  #root: HTMLElement;
  #deps: FormDeps;
  #state = initialState;
  #shape: PageForm;
  #hub: HubClient;
  #living = new AbortController();
  /** Counts checks, so that the answer to one that was given up is known as such. */
  #checks = 0;
  #typingPause = 0;
  #nextAsk = 0;
  #leaveStep = () => {};
  #stopCountdown = () => {};

  constructor(root: HTMLElement, deps: FormDeps) {
    this.#root = root;
    this.#deps = deps;
    this.#shape = readForm(root);
    this.#hub = deps.hub((token) =>
      createHubClient({
        hubUrl: deps.hubUrl,
        token,
        hasWords: (name) => root.querySelector(`[data-panel="${CSS.escape(name)}"]`) !== null,
        fetch: (...request) => fetch(...request),
      }),
    );
    this.#state = { ...initialState, session: deps.session };
  }

  open(): void {
    this.#listen();
    const form = this.#root.querySelector('form');
    if (form) form.noValidate = true;
    showView(this.#root, viewOf(this.#state, this.#shape));
    // What was typed or pasted before this script ran, or put back by the browser.
    for (const field of this.#shape.fields) {
      const { control, paste, suffix } = field;
      if (control.value === '') continue;
      const { value, removed } = cleanPaste(control.value, paste, suffix);
      if (removed.length > 0) control.value = value;
      this.#noteTyping(field, removed);
    }
    const focused = this.#shape.fields.find(({ control }) => control === this.#deps.place.activeElement);
    if (focused) this.#noteFocus(focused);
    void this.#askSession();
  }

  /** An answer that is still on its way finds nobody any more. */
  close(): void {
    this.#living.abort();
    this.#checks += 1;
    clearTimeout(this.#typingPause);
    clearTimeout(this.#nextAsk);
    this.#leaveStep();
    this.#stopCountdown();
  }

  #listen(): void {
    const { signal } = this.#living;
    const onField = <Type extends keyof HTMLElementEventMap>(
      type: Type,
      react: (field: PageField, event: HTMLElementEventMap[Type]) => void,
    ) =>
      this.#root.addEventListener(
        type,
        (event) => {
          const field = this.#shape.fields.find(({ control }) => control === event.target);
          if (field !== undefined) react(field, event);
        },
        { signal },
      );
    onField('input', (field) => this.#noteTyping(field));
    onField('focusin', (field) => this.#noteFocus(field));
    onField('focusout', (field) => {
      markStep(undefined, this.#deps.place);
      this.#afterPress(() => this.#compare(field));
    });
    onField('paste', (field, event) => this.#paste(field, event));
    this.#deps.place.addEventListener('click', (event) => this.#follow(event as MouseEvent), { signal });
    this.#root.addEventListener(
      'submit',
      (event) => {
        event.preventDefault();
        const isUnchecked = event.submitter instanceof HTMLButtonElement && event.submitter.value === 'skip';
        this.#submit(isUnchecked ? 'skip' : 'required');
      },
      { signal },
    );
    addEventListener('offline', () => this.#apply({ type: 'connection-lost' }), { signal });
    addEventListener('online', () => this.#askSession(), { signal });
    // The page that opens a session may well be the tab the reader comes back from.
    addEventListener('focus', () => 'noticed' in this.#state.stage && this.#askSession(), { signal });
    addEventListener('pageshow', (event) => event.persisted && this.#restore(), { signal });
  }

  #noteTyping(field: PageField, removed: readonly RemovalCode[] = []): void {
    this.#apply({ type: 'typed', field: field.key, length: field.control.value.length, removed });
    clearTimeout(this.#typingPause);
    this.#typingPause = window.setTimeout(() => this.#afterPress(() => this.#compare(field)), typingPauseMs);
  }

  #noteFocus(field: PageField): void {
    const { place } = this.#deps;
    markStep(field, place);
    this.#afterPress(() => bringStepIntoView(field, place));
  }

  /** What moves the page while the pointer is down would take what is pressed away from under it. */
  #afterPress(move: () => void): void {
    if (this.#root.matches(':active')) addEventListener('pointerup', () => setTimeout(move), { once: true });
    else move();
  }

  #compare(field: PageField): void {
    const { key, control, step } = field;
    const provider = this.#root.dataset['provider'] ?? '';
    const fault = control.value.trim() ? faultOf(field, this.#root) : undefined;
    const hint = fault ?? formatHint(control.value, { ...field, provider, now: Date.now() });
    this.#apply({ type: 'compared', field: key, hint });
    if (hint.code === 'fits' && control.value.trim() !== '' && step) this.#tell('field-filled', { step });
  }

  #paste(field: PageField, event: ClipboardEvent): void {
    const removed = pasteCleanly(event, field);
    if (removed.length > 0) this.#noteTyping(field, removed);
  }

  #submit(check: 'required' | 'skip'): void {
    const { stage } = this.#state;
    const faults = Object.fromEntries(this.#shape.fields.map((field) => [field.key, faultOf(field, this.#root)]));
    this.#apply({ type: 'submitted', now: Date.now(), faults });
    if (this.#state.stage.at === 'checking' && stage.at !== 'checking') void this.#link(check);
  }

  async #link(mode: 'required' | 'skip'): Promise<void> {
    this.#checks += 1;
    const count = this.#checks;
    setTimeout(() => this.#apply({ type: 'waited', now: Date.now() }), patienceMs);
    const { integration = '' } = this.#root.dataset;
    const credentials = readValues(this.#shape.fields);
    const request = { integration_id: integration, credentials, ...(mode === 'skip' ? { check: mode } : {}) };
    const answer = await this.#hub.link(request, this.#state.session?.id);
    if (count !== this.#checks) return;
    if (answer.kind === 'linked') this.#clearFields();
    const check = checkIn(answer);
    if (check) this.#tell('credential-checked', check);
    this.#apply({ type: 'answered', answer });
    if (answer.kind === 'linked') {
      this.#tell('account-linked', { account: answer.account, provider: this.#root.dataset['provider'] ?? '' });
    }
    const { step } = blameOf(this.#state.stage, this.#shape);
    if (step) this.#tell('field-refused', { step });
    // Whose session it is now has to be learned before anybody can agree to it.
    if (answer.kind === 'session-changed') void this.#askSession();
  }

  #chooseSession(choice: 'offered' | 'shown'): void {
    this.#hub.choose?.(choice);
    this.#apply({ type: 'session-chosen', choice });
    this.#focusField(this.#shape.fields[0]?.key ?? '');
    void this.#askSession();
  }

  async #askSession(): Promise<void> {
    const session = await this.#hub.askSession();
    if (this.#living.signal.aborted) return;
    if (session.kind !== 'unreachable') {
      this.#apply({ type: 'session-told', session: this.#troubleOf(session) ?? session });
    } else if (!navigator.onLine) this.#apply({ type: 'connection-lost' });
    if (session.kind === 'open' && session.brought) this.#apply({ type: 'session-brought', session: session.brought });
    // Asked again at its end rather than concluded: this machine's clock may be wrong.
    if (session.kind === 'open' && session.expiresAt) {
      const leftMs = session.expiresAt - Date.now();
      this.#askIn(leftMs > 0 ? Math.min(leftMs, longestTimerMs) : reconnectMs);
    } else if (this.#state.stage.at === 'offline') this.#askIn(reconnectMs);
  }

  /** Why an open session can link nothing here. */
  #troubleOf(session: SessionAnswer): { kind: SessionTrouble } | undefined {
    if (session.kind !== 'open') return undefined;
    const { provider, linkedAccount } = session;
    if (linkedAccount) return { kind: 'session-spent' };
    return provider && provider !== this.#root.dataset['provider'] ? { kind: 'session-other-connector' } : undefined;
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
    const { action, choice, key = '', fieldLink, step = '' } = link.dataset;
    if (fieldLink !== undefined) this.#focusField(fieldLink);
    else if (action === 'toggle-display') this.#apply({ type: 'display-toggled', field: key });
    else if (action === 'restart') this.#deps.restart();
    else if (action === 'choose-session') this.#chooseSession(choice === 'shown' ? choice : 'offered');
    else if (action === 'go-to-field') this.#focusField(key);
    else this.#showStep(step, key);
  }

  /** Without a field, it is the step that repairs what was refused. */
  #showStep(id: string, field = ''): boolean {
    const step = this.#deps.place.getElementById(id);
    if (step === null) return false;
    this.#leaveStep();
    this.#tell('step-shown', { step: id });
    const element = field === '' ? createMarker(this.#root) : undefined;
    const back = field || blameOf(this.#state.stage, this.#shape).field || '';
    const marker = element && { element, check: () => this.#submit('required') };
    this.#leaveStep = showStep(step, marker, () => this.#focusField(back));
    return true;
  }

  /** While there is nothing to fill in, what stands there instead. */
  #focusField(key: string): void {
    const control = this.#shape.fields.find((field) => field.key === key)?.control;
    if (control?.checkVisibility()) control.focus();
    else this.#root.querySelector<HTMLElement>(`[data-focus~="${this.#state.stage.at}"]`)?.focus();
  }

  #apply(event: FlowEvent): void {
    const { stage } = this.#state;
    const next = applyEvent(this.#state, event);
    if (next === this.#state) return;
    this.#state = next;
    const view = viewOf(next, this.#shape);
    showView(this.#root, view);
    if (next.stage === stage || event.type === 'counted-down') return;
    this.#deps.changed?.();
    if (isSessionTrouble(next.stage)) this.#tell('session-refused', { kind: next.stage.at });
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
    if (focus) this.#root.querySelector<HTMLElement>(`[data-focus~="${focus}"]`)?.focus();
  }

  #tell<Name extends keyof PageEvents>(name: Name, detail: PageEvents[Name]): void {
    emitPageEvent(name, detail, this.#deps.place);
  }
}
