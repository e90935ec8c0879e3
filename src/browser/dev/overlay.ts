/** What development puts over a page: what is wrong with it, where, as whom it is seen, and its text as it was saved last. */
import { contentChangedEvent, type PageFaults, pageFaultsEvent, pageFaultsPath } from '../../contract/page-faults.ts';
import { showChosenAnswer } from './form-answers.ts';
import { createFaultMarks } from './mark-faults.ts';
import { patchPage } from './patch-page.ts';
import { createEntries, createFaultList, hasErrors } from './show-faults.ts';
import { createViewSwitches } from './view-switches.ts';

/** Vite's, as far as it is used here. */
interface Hot {
  on(event: string, listener: () => void): void;
}

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  :host { all: initial; color-scheme: light dark; font: 14px/1.45 system-ui, sans-serif; }
  :host(keyway-faults) { position: fixed; inset: auto auto 12px 12px; z-index: 2147483000; display: flex;
    flex-wrap: wrap; gap: 8px; align-items: end; max-inline-size: calc(100vw - 24px); }
  :host(keyway-form-faults) { display: block; margin-block: 24px; }
  details, section { color: light-dark(#1c1917, #f5f5f4); background: light-dark(#fff, #1c1917);
    border: 1px solid light-dark(#d6d3d1, #57534e); border-radius: 8px; }
  details { max-inline-size: min(44rem, calc(100vw - 24px)); box-shadow: 0 4px 16px rgb(0 0 0 / 25%); }
  section { border-inline-start: 4px solid light-dark(#b91c1c, #f87171); }
  section > p { padding: 10px 12px; font-weight: 600; }
  summary { padding: 6px 12px; cursor: pointer; font-weight: 600; }
  #faults summary::before { content: ''; display: inline-block; inline-size: 9px; block-size: 9px;
    margin-inline-end: 8px; border-radius: 50%; background: light-dark(#b45309, #fbbf24); }
  #faults summary[data-severity=error]::before { background: light-dark(#b91c1c, #f87171); }
  ol { margin: 0; padding: 0 12px 12px; max-block-size: 60vh; overflow: auto; list-style: none; }
  li { padding-block: 10px; border-block-start: 1px solid light-dark(#e7e5e4, #44403c); }
  li:focus { outline: none; background: light-dark(#fef9c3, #422006); }
  p { margin: 0; }
  button { all: unset; cursor: pointer; text-decoration: underline; font: 12px/1.6 ui-monospace, monospace; }
  :is(button, summary, select):focus-visible { outline: 2px solid currentcolor; outline-offset: 2px; }
  code { font: 12px/1.6 ui-monospace, monospace; opacity: .75; margin-inline-start: 8px; }
  pre { margin: 6px 0; padding: 6px 8px; overflow: auto; font: 12px/1.6 ui-monospace, monospace;
    background: light-dark(#f5f5f4, #292524); border-radius: 4px; }
  pre b { background: light-dark(#fef3c7, #713f12); font-weight: inherit; }
  #view > div { display: grid; gap: 8px; padding: 4px 12px 12px; }
  #view p { display: grid; grid-template-columns: 5rem minmax(10rem, 1fr); align-items: center; gap: 8px; }
  select { font: inherit; color: inherit; background: light-dark(#fff, #292524); padding: 4px 6px;
    border: 1px solid light-dark(#a8a29e, #78716c); border-radius: 4px; }
`);

const [host, root] = openHost('keyway-faults');
const [formHost, formRoot] = openHost('keyway-form-faults');
const marks = createFaultMarks((fault) => {
  const list = root.querySelector<HTMLDetailsElement>('#faults');
  if (list) list.open = true;
  root.querySelectorAll<HTMLElement>('#faults li')[told.faults.indexOf(fault)]?.focus();
});

let told: PageFaults = { faults: [], elsewhere: 0, guide: undefined };

function openHost(name: string): [HTMLElement, ShadowRoot] {
  const made = document.createElement(name);
  const shadow = made.attachShadow({ mode: 'open' });
  shadow.adoptedStyleSheets = [sheet];
  return [made, shadow];
}

async function showFaults(): Promise<void> {
  const answer = await fetch(`${pageFaultsPath}?page=${encodeURIComponent(location.pathname)}`);
  if (!answer.ok) return;
  const before = said(told);
  told = (await answer.json()) as PageFaults;
  const shown = root.querySelector<HTMLDetailsElement>('#faults');
  const list = createFaultList(told);
  shown?.remove();
  if (list) {
    // A list that somebody closed comes back only with something new.
    list.open = said(told) === before ? (shown?.open ?? false) : hasErrors(told.faults);
    root.prepend(list);
  }
  markFaults();
  showFormFaults();
}

/** Those of the guide; lines of other files stand nowhere on the page. */
function markFaults(): void {
  marks.show(told.faults.filter(({ file }) => file === told.guide));
}

function said({ faults }: PageFaults): string {
  return JSON.stringify(faults.map(({ code, file, what }) => [code, file, what]));
}

/** A connector that can't be read has no form: its place says why. */
function showFormFaults(): void {
  const errors = told.faults.filter(
    ({ file, severity }) => severity === 'error' && /(?:^|\/)connectors\/[^/]+\/connector\.yaml$/.test(file),
  );
  const article = document.querySelector('article');
  if (errors.length === 0 || !article || document.querySelector('connect-form')) {
    formHost.remove();
    return;
  }
  const box = document.createElement('section');
  const title = document.createElement('p');
  title.textContent = 'The form stands here when its connector can be read.';
  box.append(title, createEntries(errors));
  formRoot.replaceChildren(box);
  article.append(formHost);
}

/** The page as the server sends it now, and whether it has one. */
async function readPage(): Promise<Document | undefined> {
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } }).catch(() => undefined);
  return answer?.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : undefined;
}

function versionOf(document: Document): string | undefined {
  return document.querySelector<HTMLElement>('[data-page-version]')?.dataset['pageVersion'];
}

let page = readPage();
void page.then((sent) => {
  // It was saved again before this script could hear of it.
  if (sent && versionOf(sent) !== versionOf(document)) location.reload();
});

async function bringUpToDate(): Promise<void> {
  const before = await page;
  const now = readPage();
  const after = await now;
  if (!before || !after || patchPage(document, before, after) === 'to-be-loaded') return location.reload();
  page = now;
  markFaults();
}

let last = Promise.resolve();
// Vite looks for this very expression.
const hot = (import.meta as ImportMeta & { hot?: Hot }).hot;
// One after the other, so that the save that came last is what stays.
hot?.on(contentChangedEvent, () => {
  // A page that can't be brought up to date would miss every later save as well.
  last = last.then(bringUpToDate).catch(() => location.reload());
});
hot?.on(pageFaultsEvent, () => void showFaults());
document.body.append(host);
void showFaults();
void createViewSwitches().then((switches) => switches && root.append(switches));
showChosenAnswer();
