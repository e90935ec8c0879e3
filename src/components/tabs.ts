/**
 * Makes tabs of panels that stand below each other, by the WAI-ARIA tabs pattern: arrow keys, Home and End move and
 * choose. A choice is shared by label with all other tabs of the page, and is forgotten with it. What is wanted inside a
 * panel shows it: a search in the page and `open-target.ts` say so by the event `beforematch`.
 */
interface Tab {
  label: string;
  button: HTMLButtonElement;
  panel: HTMLElement;
}

const sets = [...document.querySelectorAll<HTMLElement>('.tabs')].map(createTabs);
const hiding = 'onbeforematch' in document ? 'until-found' : '';

for (const tabs of sets) {
  const start = tabs.find(({ panel }) => panel.matches('.tab-start'));
  if (start) show(start, tabs);
}

function createTabs(list: HTMLElement, listIndex: number): Tab[] {
  const bar = document.createElement('div');
  bar.className = 'tab-bar';
  bar.role = 'tablist';
  const tabs = [...list.querySelectorAll<HTMLElement>(':scope > .tab')].map((panel, index) => {
    const button = document.createElement('button');
    const title = panel.querySelector('.tab-title');
    panel.id ||= `page:tab-${listIndex}-${index}`;
    button.type = 'button';
    button.role = 'tab';
    button.id = `${panel.id}:label`;
    button.setAttribute('aria-controls', panel.id);
    button.append(...(title?.cloneNode(true).childNodes ?? []));
    panel.role = 'tabpanel';
    panel.tabIndex = 0;
    panel.setAttribute('aria-labelledby', button.id);
    const tab = { label: button.textContent.trim(), button, panel };
    button.addEventListener('click', () => choose(tab, tabs));
    panel.addEventListener('beforematch', () => show(tab, tabs));
    return tab;
  });
  bar.append(...tabs.map(({ button }) => button));
  bar.addEventListener('keydown', (event) => {
    const from = tabs.findIndex(({ button }) => button === event.target);
    const to = { ArrowLeft: from - 1, ArrowRight: from + 1, Home: 0, End: -1 }[event.key];
    const tab = to === undefined ? undefined : tabs.at(to % tabs.length);
    if (!tab || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    choose(tab, tabs);
    tab.button.focus();
  });
  list.prepend(bar);
  list.classList.add('tabs-ready');
  return tabs;
}

function show(chosen: Tab, tabs: readonly Tab[]): void {
  for (const { button, panel } of tabs) {
    const isChosen = panel === chosen.panel;
    button.ariaSelected = String(isChosen);
    button.tabIndex = isChosen ? 0 : -1;
    // One that a search could still find is hidden in all but its own place in the order of the keyboard.
    panel.tabIndex = isChosen ? 0 : -1;
    if (isChosen) panel.removeAttribute('hidden');
    else panel.setAttribute('hidden', hiding);
  }
}

function choose(chosen: Tab, tabs: readonly Tab[]): void {
  const { button, label } = chosen;
  const isShared = (of: readonly Tab[]) => !of[0]?.panel.parentElement?.matches('.tabs-alone');
  const top = button.getBoundingClientRect().top;
  show(chosen, tabs);
  for (const others of isShared(tabs) ? sets.filter(isShared) : []) {
    const same = others !== tabs && others.find((other) => other.label === label);
    if (same) show(same, others);
  }
  // Other tabs above may have changed their height.
  scrollBy({ top: button.getBoundingClientRect().top - top, behavior: 'instant' });
}
