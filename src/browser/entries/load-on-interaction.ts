/**
 * Loads what only somebody who is at the page can use, when they first move, or a while later, since not every reader's
 * tool tells of its moves. A script in a template does nothing until it is taken out.
 *
 * A press meanwhile is not lost: buttons that need script, shortcuts, and links marked `data-await` are held back until all
 * scripts have run, and are then pressed once; `hold-form` does so for the form. Everything else does at once what the
 * browser does.
 */
import * as markup from '../../contract/markup.ts';

const moves = ['pointermove', 'pointerdown', 'touchstart', 'keydown', 'focusin', 'click', 'submit', 'scroll'];
const waitMs = 4000;
/** A script that has not come by then will not; what is held back must have its turn without it. */
const patienceMs = 8000;

/** Tabs work from the start, and the browser itself opens popovers. */
const awaiting = 'button[type=button]:not([role=tab], [popovertarget], [commandfor]), a[data-await]';

/** What is held back, by the element and the key that were pressed: impatience presses twice and means once. */
const held = new Map<string, () => void>();
const places: EventTarget[] = [];
let isAsked = false;

function notice(event: Event): void {
  wake();
  hold(event);
}

function wake(): void {
  if (isAsked) return;
  isAsked = true;
  void load().then(release);
}

async function load(): Promise<void> {
  const loaded: Promise<unknown>[] = [];
  for (const template of document.querySelectorAll<HTMLTemplateElement>(`template.${markup.firstMove}`)) {
    for (const script of template.content.querySelectorAll('script')) {
      loaded.push(
        new Promise((resolve) => {
          script.addEventListener('load', resolve);
          script.addEventListener('error', resolve);
        }),
      );
    }
    template.replaceWith(template.content);
  }
  await Promise.race([Promise.all(loaded), new Promise((resolve) => setTimeout(resolve, patienceMs))]);
}

function release(): void {
  for (const move of moves) removeEventListener(move, notice, true);
  for (const again of held.values()) again();
  held.clear();
}

function hold(event: Event): void {
  const again = repetition(event);
  if (!again || event.defaultPrevented) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const { target } = event;
  if (!target) return;
  if (!places.includes(target)) places.push(target);
  held.set(`${event.type} ${event instanceof KeyboardEvent ? event.key : ''} ${places.indexOf(target)}`, again);
}

/** How to do again what an event stands for; nothing for what needs no script. */
function repetition(event: Event): (() => void) | undefined {
  const { target } = event;
  if (!event.isTrusted || !(target instanceof Element)) return undefined;
  if (event instanceof KeyboardEvent) {
    return isShortcut(event, target) ? () => target.dispatchEvent(new KeyboardEvent(event.type, event)) : undefined;
  }
  const isPress =
    event instanceof MouseEvent && event.type === 'click' && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  return isPress && target.closest(awaiting)
    ? () => target.dispatchEvent(new PointerEvent(event.type, event))
    : undefined;
}

/** Whether some control of the page names the pressed keys as its shortcut. */
function isShortcut({ key, ctrlKey, metaKey }: KeyboardEvent, target: Element): boolean {
  const keys = `${ctrlKey ? 'Control+' : ''}${metaKey ? 'Meta+' : ''}${key.toUpperCase()}`;
  const isTyping = target.matches('input, textarea, select, [contenteditable]');
  return (
    !(isTyping && keys.length === 1) && document.querySelector(`[aria-keyshortcuts~="${CSS.escape(keys)}"]`) !== null
  );
}

for (const move of moves) addEventListener(move, notice, true);
setTimeout(wake, waitMs);
