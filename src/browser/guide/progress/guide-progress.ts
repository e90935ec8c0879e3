/**
 * `<guide-progress>`: says how far the reader has come and what is left. A page may hold it twice, where its layout
 * shows one of them; both follow the same ticks. Its words and the list of steps are the server's.
 */
import * as markup from '../../../contract/markup.ts';
import { onPageEvent } from '../../form/page-events.ts';
import { applyProgress, initialProgress, type ProgressEvent, progressOf, standingOf } from './progress.ts';
import { findStepBoxes, hiddenSteps, showStanding } from './step-boxes.ts';
import { createTickMemory, parseTicks } from './tick-memory.ts';

const steps = findStepBoxes();
const parts = document.querySelectorAll<HTMLElement>('guide-progress');
const key = parts[0]?.dataset['memory'] ?? '';
const memory = createTickMemory(() => localStorage, key);
let state = initialProgress(steps, memory.read());
/** What is left besides the steps: the form, until the account is linked. */
let isLinked = false;

class GuideProgress extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('button')?.addEventListener('click', () =>
      apply({ type: state.taken ? 'reset-undone' : 'reset' }),
    );
    this.show();
  }

  show(): void {
    const { done, total, left } = progressOf(state);
    const { count = '', startOver = '', undo = '' } = this.dataset;
    const find = <Part extends HTMLElement>(part: string) => this.querySelector<Part>(`.${part}`);
    const said = count.replace('{done}', String(done)).replace('{total}', String(total));
    const counted = find(markup.progressCount);
    // Told anew, it would be read out anew.
    if (counted && counted.textContent !== said) counted.textContent = said;
    const bar = find<HTMLProgressElement>(markup.progressBar);
    if (bar) Object.assign(bar, { value: done, max: total });

    let next: HTMLAnchorElement | undefined;
    for (const item of this.querySelectorAll<HTMLElement>(`.${markup.progressList} > li`)) {
      const { of } = item.dataset;
      item.hidden = of === undefined ? isLinked : !left.includes(of);
      if (!item.hidden) next ??= item.querySelector('a') ?? undefined;
    }
    const link = find<HTMLAnchorElement>(`${markup.progressNext} a`);
    if (next && link) {
      link.href = next.href;
      link.replaceChildren(...next.cloneNode(true).childNodes);
    }
    for (const [part, isShown] of [
      [markup.progressNext, next],
      [markup.progressLeft, next],
      [markup.progressFinished, !next],
    ] as const) {
      const element = find(part);
      if (element) element.hidden = !isShown;
    }

    const button = this.querySelector('button');
    if (!button) return;
    button.textContent = state.taken ? undo : startOver;
    button.classList.toggle(markup.progressIdle, state.ticks.size === 0 && !state.taken);
  }
}

function apply(event: ProgressEvent): void {
  const before = state;
  state = applyProgress(state, event);
  if (state === before) return;
  if (state.ticks !== before.ticks && event.type !== 'told') memory.write(state.ticks);
  show();
}

function show(): void {
  const changed = document.querySelector<HTMLTemplateElement>(`template.${markup.stepChangedNote}`);
  for (const step of steps) {
    const standing = standingOf(state, step);
    showStanding(step, standing, changed);
    for (const link of document.querySelectorAll(`.${markup.contents} a[href="#${CSS.escape(step.id)}"]`)) {
      link.classList.toggle(markup.contentsDone, standing === 'done');
    }
  }
  for (const part of parts) if (part instanceof GuideProgress) part.show();
}

const recount = () => apply({ type: 'hidden', steps: hiddenSteps(steps) });

// Ticked before this script came.
const early = steps.filter(({ box }) => box.checked);
recount();
for (const { id } of early) apply({ type: 'ticked', step: id });
show();
customElements.define('guide-progress', GuideProgress);

for (const { id, box } of steps) {
  box.addEventListener('change', () => apply({ type: box.checked ? 'ticked' : 'unticked', step: id }));
}
onPageEvent('field-filled', ({ step }) => apply({ type: 'ticked', step }));
onPageEvent('field-refused', ({ step }) => apply({ type: 'unticked', step }));
onPageEvent('steps-changed', recount);
onPageEvent('account-linked', () => {
  isLinked = true;
  apply({ type: 'all-ticked' });
  show();
});
// Tabs tell nobody, and hide steps just as well.
const prose = document.querySelector(`.${markup.prose}`);
if (prose) new MutationObserver(recount).observe(prose, { subtree: true, attributeFilter: ['hidden'] });
addEventListener('storage', (event) => {
  // No key: everything was cleared.
  if (event.key === key || event.key === null) apply({ type: 'told', ticks: parseTicks(event.newValue) });
});
addEventListener('pageshow', ({ persisted }) => persisted && apply({ type: 'told', ticks: memory.read() }));
