/** Shows whoever writes a page what is wrong with it, over the page itself. In development alone. */
import { type PageFaults, pageFaultsEvent, pageFaultsPath, type ShownFault } from '../../contract/page-faults.ts';

/** Vite's, as far as it is used here. */
interface Hot {
  on(event: string, listener: () => void): void;
}

const host = document.createElement('keyway-faults');
const root = host.attachShadow({ mode: 'open' });
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  :host { all: initial; position: fixed; inset: auto auto 12px 12px; z-index: 2147483000; color-scheme: light dark;
    font: 14px/1.45 system-ui, sans-serif; }
  details { max-inline-size: min(44rem, calc(100vw - 24px)); color: light-dark(#1c1917, #f5f5f4);
    background: light-dark(#fff, #1c1917); border: 1px solid light-dark(#d6d3d1, #57534e); border-radius: 8px;
    box-shadow: 0 4px 16px rgb(0 0 0 / 25%); }
  summary { padding: 6px 12px; cursor: pointer; font-weight: 600; }
  summary::before { content: ''; display: inline-block; inline-size: 9px; block-size: 9px; margin-inline-end: 8px;
    border-radius: 50%; background: light-dark(#b45309, #fbbf24); }
  summary[data-severity=error]::before { background: light-dark(#b91c1c, #f87171); }
  ol { margin: 0; padding: 0 12px 12px; max-block-size: 60vh; overflow: auto; list-style: none; }
  li { padding-block: 10px; border-block-start: 1px solid light-dark(#e7e5e4, #44403c); }
  p { margin: 0; }
  button { all: unset; cursor: pointer; text-decoration: underline; font: 12px/1.6 ui-monospace, monospace; }
  button:focus-visible, summary:focus-visible { outline: 2px solid currentcolor; outline-offset: 2px; }
  code { font: 12px/1.6 ui-monospace, monospace; opacity: .75; margin-inline-start: 8px; }
  pre { margin: 6px 0; padding: 6px 8px; overflow: auto; font: 12px/1.6 ui-monospace, monospace;
    background: light-dark(#f5f5f4, #292524); border-radius: 4px; }
  pre b { background: light-dark(#fef3c7, #713f12); font-weight: inherit; }
`);
root.adoptedStyleSheets = [sheet];

async function refresh(): Promise<void> {
  const answer = await fetch(`${pageFaultsPath}?page=${encodeURIComponent(location.pathname)}`);
  if (answer.ok) show((await answer.json()) as PageFaults);
}

/** Said last, so that a list that somebody closed comes back only with something new. */
let shown = '';

function show({ faults, elsewhere }: PageFaults): void {
  const said = JSON.stringify(faults.map(({ code, file, what }) => [code, file, what]));
  const isNew = said !== shown;
  shown = said;
  if (faults.length + elsewhere === 0) {
    host.remove();
    return;
  }
  const errors = faults.filter(({ severity }) => severity === 'error').length;
  const before = root.querySelector('details');
  const list = document.createElement('details');
  list.open = isNew ? errors > 0 : (before?.open ?? false);
  const head = document.createElement('summary');
  head.dataset['severity'] = errors > 0 ? 'error' : 'warning';
  head.textContent = `${counted(faults.length)} on this page${elsewhere > 0 ? `, ${elsewhere} elsewhere` : ''}`;
  const items = document.createElement('ol');
  items.append(...faults.map(itemOf));
  list.append(head, ...(faults.length > 0 ? [items] : []));
  root.replaceChildren(list);
  document.body.append(host);
}

function counted(faults: number): string {
  if (faults === 0) return 'No fault';
  return faults === 1 ? '1 fault' : `${faults} faults`;
}

function itemOf({ code, file, place, line, column, what, fix, frame }: ShownFault): HTMLElement {
  const item = document.createElement('li');
  const open = document.createElement('button');
  open.type = 'button';
  open.title = 'Open in the editor';
  open.textContent = `${file}:${line}:${column}`;
  open.addEventListener('click', () => {
    void fetch(`/__open-in-editor?file=${encodeURIComponent(`${place}:${line}:${column}`)}`);
  });
  const name = document.createElement('code');
  name.textContent = code;
  const lines = document.createElement('pre');
  lines.append(
    ...frame.flatMap(({ number, text }) => {
      const row = document.createElement(number === line ? 'b' : 'span');
      row.textContent = `${String(number).padStart(4)}  ${text}`;
      return [row, '\n'];
    }),
  );
  item.append(open, name, paragraph(what), ...(frame.length > 0 ? [lines] : []), paragraph(fix));
  return item;
}

function paragraph(text: string): HTMLElement {
  const made = document.createElement('p');
  made.textContent = text;
  return made;
}

(import.meta as ImportMeta & { hot?: Hot }).hot?.on(pageFaultsEvent, () => void refresh());
void refresh();
