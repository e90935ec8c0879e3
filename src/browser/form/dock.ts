/** On narrow screens, where the form stands far below the steps: one line at the bottom that tells the step and leads to the form. */
import * as markup from '../../contract/markup.ts';

const narrow = matchMedia('(max-width: 63.99rem)');

/** Keeps the line as it should be while the page is scrolled. What it says and leads to stands in the page. */
function keepDock(root: HTMLElement): void {
  const dock = root.querySelector<HTMLElement>(`.${markup.connectDock}`);
  const form = root.querySelector('form');
  if (!dock || !form) return;
  let planned = 0;
  const update = () => {
    const step = narrow.matches && !form.hidden && !isInView(root) ? currentStep() : undefined;
    dock.hidden = step === undefined;
    if (!step) return;
    const number = step.querySelector(`.${markup.stepNumber}`)?.lastChild?.textContent ?? '';
    const title = step.querySelector(`.${markup.stepName}`)?.textContent ?? '';
    setText(dock, 'number', number);
    setText(dock, 'title', title);
  };
  const plan = () => {
    cancelAnimationFrame(planned);
    planned = requestAnimationFrame(update);
  };
  addEventListener('scroll', plan, { passive: true });
  addEventListener('resize', plan);
  new MutationObserver(plan).observe(root, { attributeFilter: ['data-state'] });
  plan();
}

/** The last step that begins above the middle of the screen. */
function currentStep(): HTMLElement | undefined {
  const steps = [...document.querySelectorAll<HTMLElement>(`.${markup.prose} .${markup.step}`)].filter((step) =>
    step.checkVisibility(),
  );
  return steps.findLast((step) => step.getBoundingClientRect().top < innerHeight / 2);
}

function isInView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return top < innerHeight - 48 && bottom > 48;
}

function setText(dock: HTMLElement, name: string, text: string): void {
  const part = dock.querySelector(`[data-part=${name}]`);
  if (part && part.textContent !== text) part.textContent = text;
}

for (const root of document.querySelectorAll<HTMLElement>('connect-form')) keepDock(root);
