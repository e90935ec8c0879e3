import * as markup from '../../contract/markup.ts';
import type { Place } from '../form/page-events.ts';

interface Tab {
  label: string;
  button: HTMLButtonElement;
  panel: HTMLElement;
}

type TabSet = readonly Tab[];

const hiding = 'onbeforematch' in document ? 'until-found' : '';

/**
 * Makes tabs of panels that stand below each other, by the WAI-ARIA tabs pattern: arrow keys, Home and End move and
 * choose. A choice is shared by label with all other tabs of the place, and is forgotten with it. What is wanted inside
 * a panel shows it: a search in the page and what leads to a step say so by the event `beforematch`.
 */
export function createTabs(place: Place): void {
  const sets: TabSet[] = [];
  for (const list of place.querySelectorAll<HTMLElement>(`.${markup.tabs}`)) sets.push(createTabSet(list, sets));
  for (const tabs of sets) {
    const start = tabs.find(({ panel }) => panel.matches(`.${markup.tabStart}`));
    if (start) show(start, tabs);
  }
}

/** `sets`: all of the place, of which those that stand further down may be yet to come. */
function createTabSet(list: HTMLElement, sets: readonly TabSet[]): TabSet {
  const listIndex = sets.length;
  const bar = document.createElement('div');
  bar.className = 'tab-bar';
  bar.role = 'tablist';
  const tabs = [...list.querySelectorAll<HTMLElement>(`:scope > .${markup.tab}`)].map((panel, index) => {
    const button = document.createElement('button');
    const title = panel.querySelector(`.${markup.tabTitle}`);
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
    button.addEventListener('click', () => choose(tab, tabs, sets));
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
    choose(tab, tabs, sets);
    tab.button.focus();
  });
  list.prepend(bar);
  list.classList.add(markup.tabsReady);
  return tabs;
}

function show(chosen: Tab, tabs: TabSet): void {
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

function choose(chosen: Tab, tabs: TabSet, sets: readonly TabSet[]): void {
  const { button, label } = chosen;
  const isShared = (of: TabSet) => !of[0]?.panel.parentElement?.matches(`.${markup.tabsAlone}`);
  const top = button.getBoundingClientRect().top;
  show(chosen, tabs);
  for (const others of isShared(tabs) ? sets.filter(isShared) : []) {
    const same = others !== tabs && others.find((other) => other.label === label);
    if (same) show(same, others);
  }
  // Other tabs above may have changed their height.
  scrollBy({ top: button.getBoundingClientRect().top - top, behavior: 'instant' });
}
