/**
 * Stands right before the form, so that it runs before anybody can send that. What is sent before the form's own script
 * has come is held back, and the page says so. Where that script does not come, the form is sent as without script, once
 * the hub has been reached: browsers put a page of their own in the place of one whose form could not be sent, and what was
 * typed is gone with it.
 */

/** A script that has not come by then will not. */
const patienceMs = 8000;
/** Addresses of scripts that did not come. */
const broken = new Set<string>();
let tellBroken = () => {};

addEventListener(
  'error',
  ({ target }) => {
    if (!(target instanceof HTMLScriptElement)) return;
    broken.add(target.src);
    tellBroken();
  },
  true,
);

addEventListener(
  'submit',
  (event) => {
    const { target: form, submitter: button } = event;
    // The form's own script takes the mark away.
    if (!(form instanceof HTMLFormElement && form.matches('[data-await]') && button)) return;
    event.preventDefault();
    // Impatience presses twice and means once.
    if (form.querySelector('[data-held]') === null) void hold(form, button);
  },
  true,
);

async function hold(form: HTMLFormElement, button: HTMLElement): Promise<void> {
  button.dataset['held'] = '';
  show('held/waiting');
  let isOpen = false;
  // What is merely late still comes; a session that only the scripts know of has to wait for them.
  do {
    await new Promise<void>((resolve) => {
      tellBroken = resolve;
      setTimeout(resolve, broken.size > 0 ? 0 : patienceMs);
    });
    await loadAgain();
    isOpen = form.matches('[data-await]') && (await hasOpenSession(form));
    if (!form.matches('[data-await]')) return;
  } while (!isOpen && broken.size === 0);
  delete button.dataset['held'];
  show(isOpen ? undefined : 'held/failed');
  if (!isOpen) return;
  form.removeAttribute('data-await');
  form.requestSubmit(button);
}

async function loadAgain(): Promise<void> {
  for (const address of broken) {
    // Under another name, since browsers may remember of a module that it could not be had.
    const anew = `${address}?${Date.now()}`;
    try {
      await import(/* @vite-ignore */ anew);
      broken.delete(address);
    } catch {
      // Then the page goes on without it.
    }
  }
}

/** Whether the hub is within reach, and has the session that the page shows. */
async function hasOpenSession(form: HTMLFormElement): Promise<boolean> {
  try {
    const address = form.action.replace(/accounts$/, 'settings');
    const answer = await fetch(address, { cache: 'no-store', signal: AbortSignal.timeout(patienceMs) });
    const { session } = await answer.json();
    return answer.ok && session.id === new FormData(form).get('session');
  } catch {
    return false;
  }
}

function show(name: string | undefined): void {
  for (const part of document.querySelectorAll<HTMLElement>('[data-panel^="held/"]'))
    part.hidden = part.dataset['panel'] !== name;
}
