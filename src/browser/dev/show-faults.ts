/** The list of what is wrong with a page, for whoever writes it. */
import type { PageFaults, ShownFault } from '../../contract/page-faults.ts';

/** A list of faults that folds; `undefined` if there is none. */
export function createFaultList({ faults, elsewhere }: PageFaults): HTMLDetailsElement | undefined {
  if (faults.length + elsewhere === 0) return undefined;
  const list = document.createElement('details');
  list.id = 'faults';
  const head = document.createElement('summary');
  head.dataset['severity'] = hasErrors(faults) ? 'error' : 'warning';
  head.textContent = `${counted(faults.length)} on this page${elsewhere > 0 ? `, ${elsewhere} elsewhere` : ''}`;
  list.append(head, ...(faults.length > 0 ? [createEntries(faults)] : []));
  return list;
}

/** The entries alone. */
export function createEntries(faults: readonly ShownFault[]): HTMLElement {
  const entries = document.createElement('ol');
  entries.append(...faults.map(entryOf));
  return entries;
}

export function hasErrors(faults: readonly ShownFault[]): boolean {
  return faults.some(({ severity }) => severity === 'error');
}

function counted(faults: number): string {
  if (faults === 0) return 'No fault';
  return faults === 1 ? '1 fault' : `${faults} faults`;
}

function entryOf({ code, severity, file, place, line, column, what, fix, frame }: ShownFault): HTMLElement {
  const entry = document.createElement('li');
  entry.tabIndex = -1;
  const open = document.createElement('button');
  open.type = 'button';
  open.title = 'Open in the editor';
  open.textContent = `${file}:${line}:${column}`;
  open.addEventListener('click', () => {
    void fetch(`/__open-in-editor?file=${encodeURIComponent(`${place}:${line}:${column}`)}`);
  });
  const name = document.createElement('code');
  name.textContent = `${severity} ${code}`;
  const lines = document.createElement('pre');
  lines.append(
    ...frame.flatMap(({ number, text }) => {
      const row = document.createElement(number === line ? 'b' : 'span');
      row.textContent = `${String(number).padStart(4)}  ${text}`;
      return [row, '\n'];
    }),
  );
  entry.append(open, name, paragraph(what), ...(frame.length > 0 ? [lines] : []), paragraph(fix));
  return entry;
}

function paragraph(text: string): HTMLElement {
  const made = document.createElement('p');
  made.textContent = text;
  return made;
}
