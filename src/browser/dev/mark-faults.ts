/** Marks on a page what its list of faults is about: a bar beside each place, which leads to the entry of the list. */
import type { ShownFault } from '../../contract/page-faults.ts';
import { hasErrors } from './show-faults.ts';

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  :host { all: initial; position: absolute; inset: 0 auto auto 0; z-index: 2147482000; color-scheme: light dark; }
  button { all: unset; position: absolute; inline-size: 6px; border-radius: 3px; cursor: pointer;
    background: light-dark(#b45309, #fbbf24); }
  button::after { content: ''; position: absolute; inset: 0 -9px; }
  button[data-severity=error] { background: light-dark(#b91c1c, #f87171); }
  button:focus-visible { outline: 2px solid currentcolor; outline-offset: 3px; }
`);

export interface FaultMarks {
  /** Marks these faults of the page's own guide, and nothing else. */
  show(faults: readonly ShownFault[]): void;
}

/** @param open Shows the entry of a fault. */
export function createFaultMarks(open: (fault: ShownFault) => void): FaultMarks {
  const host = document.createElement('keyway-fault-marks');
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheet];
  let marks: { place: Element; mark: HTMLElement }[] = [];
  const arrange = () => {
    for (const { place, mark } of marks) {
      const { top, left, height } = place.getBoundingClientRect();
      mark.hidden = height === 0;
      mark.style.top = `${top + scrollY}px`;
      mark.style.left = `${Math.max(2, left + scrollX - 14)}px`;
      mark.style.height = `${height}px`;
    }
  };
  const resizing = new ResizeObserver(arrange);
  resizing.observe(document.body);
  document.addEventListener('toggle', arrange, true);

  return {
    show(faults) {
      const placed = Map.groupBy(faults, ({ line }) => placeOf(line));
      marks = [...placed].flatMap(([place, here]) => (place ? [{ place, mark: createMark(here, open) }] : []));
      root.replaceChildren(...marks.map(({ mark }) => mark));
      if (marks.length > 0) document.body.append(host);
      else host.remove();
      arrange();
    },
  };
}

/** One for all faults of a place; it opens the first of them. */
function createMark(faults: readonly ShownFault[], open: (fault: ShownFault) => void): HTMLElement {
  const mark = document.createElement('button');
  const said = faults.map(({ what }) => what).join('\n');
  mark.type = 'button';
  mark.dataset['severity'] = hasErrors(faults) ? 'error' : 'warning';
  mark.title = said;
  mark.ariaLabel = said;
  mark.addEventListener('click', () => faults[0] && open(faults[0]));
  return mark;
}

/** What a line of the guide became: the block that begins on it, or last before it; the title for what stands above all. */
function placeOf(line: number): Element | undefined {
  let found: HTMLElement | undefined;
  let best = 0;
  for (const element of document.querySelectorAll<HTMLElement>('[data-source-line]')) {
    const begins = Number(element.dataset['sourceLine']);
    if (begins > line || begins < best) continue;
    [found, best] = [element, begins];
  }
  let place: Element | null = found ?? document.querySelector('h1');
  while (place && getComputedStyle(place).display === 'inline') place = place.parentElement;
  return place ?? undefined;
}
