/**
 * The search dialog: a field with a list of what it finds, by the WAI-ARIA combobox pattern. The focus stays in the
 * field; the arrow keys choose, Enter opens.
 */
import * as markup from '../../contract/markup.ts';
import { createFoundList } from './found-list.ts';
import { prepareSearch, search } from './search-index.ts';

const typingPauseMs = 120;

class SiteSearch extends HTMLElement {
  #dialog = this.querySelector('dialog');
  #field = this.querySelector('input');
  #list = this.querySelector<HTMLElement>(`.${markup.foundList}`);
  #said = this.querySelector<HTMLElement>('[role=status]');
  #template = document.querySelector<HTMLTemplateElement>(`template.${markup.foundTemplate}`);
  #chosen = -1;
  #pause = 0;
  /** Counts searches, so that a late answer to an early question is known as such. */
  #searches = 0;
  #shownWords = '';
  /** Enter was pressed before the answer came. */
  #isAwaited = false;

  connectedCallback(): void {
    const [dialog, field] = [this.#dialog, this.#field];
    if (!dialog || !field) return;
    if (this.#list) {
      this.#list.role = 'listbox';
      this.#list.ariaLabel = this.#list.dataset['label'] ?? '';
    }
    document.addEventListener('click', ({ target }) => {
      const opener = target instanceof Element && target.closest<HTMLElement>('[data-opens=search]');
      if (opener) this.#open(opener.dataset['words']);
    });
    document.addEventListener('keydown', (event) => {
      if (isShortcut(event) && document.querySelector('dialog:modal') === null) {
        event.preventDefault();
        this.#open();
      }
    });
    dialog.addEventListener('click', ({ target }) => {
      if (target === dialog || (target instanceof Element && target.closest('[data-closes]'))) dialog.close();
    });
    field.addEventListener('input', () => this.#searchSoon());
    field.addEventListener('keydown', (event) => this.#move(event));
    this.#list?.addEventListener('pointermove', ({ target }) => {
      const option = target instanceof Element && target.closest('[role=option]');
      if (option) this.#choose(this.#options().indexOf(option as HTMLAnchorElement));
    });
  }

  #open(words?: string): void {
    const [dialog, field] = [this.#dialog, this.#field];
    if (!dialog || !field || dialog.open) return;
    dialog.showModal();
    if (words !== undefined) field.value = words;
    field.select();
    // What is wrong with it, the first search says.
    prepareSearch().catch(() => {});
    void this.#search();
  }

  #searchSoon(): void {
    clearTimeout(this.#pause);
    this.#isAwaited = false;
    this.#pause = window.setTimeout(() => this.#search(), typingPauseMs);
  }

  async #search(): Promise<void> {
    this.#searches += 1;
    const current = this.#searches;
    const words = this.#field?.value.trim() ?? '';
    if (words === '') return this.#show([], 'hint');
    const outcome = await search(words);
    if (current !== this.#searches || !this.#template) return undefined;
    if (outcome.kind !== 'found') return this.#show([], outcome.kind);
    const links = createFoundList(outcome.pages, this.#template);
    links.forEach((link, index) => {
      link.id = `search:${index}`;
      link.role = 'option';
      link.tabIndex = -1;
    });
    this.#shownWords = words;
    this.#show(links, links.length === 0 ? 'none' : links.length === 1 ? 'one' : 'several');
    this.#choose(0);
    if (this.#isAwaited) this.#follow();
    return undefined;
  }

  #show(links: HTMLAnchorElement[], words: string): void {
    this.#list?.replaceChildren(...links);
    this.#choose(-1);
    if (this.#field) this.#field.ariaExpanded = String(links.length > 0);
    if (this.#list) this.#list.hidden = links.length === 0;
    if (this.#said) {
      this.#said.textContent = (this.#said.getAttribute(`data-${words}`) ?? '').replace(
        '{count}',
        String(links.length),
      );
      this.#said.classList.toggle(markup.visuallyHidden, links.length > 0);
    }
  }

  #options(): HTMLAnchorElement[] {
    return [...(this.#list?.querySelectorAll<HTMLAnchorElement>('[role=option]') ?? [])];
  }

  #choose(index: number): void {
    const options = this.#options();
    this.#chosen = index;
    options.forEach((option, place) => {
      option.ariaSelected = String(place === index);
    });
    const option = options[index];
    if (option) this.#field?.setAttribute('aria-activedescendant', option.id);
    else this.#field?.removeAttribute('aria-activedescendant');
  }

  #move(event: KeyboardEvent): void {
    const options = this.#options();
    // Keys that choose among the letters of a script that is typed in several strokes are not ours.
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && options.length > 0) {
      event.preventDefault();
      this.#choose((this.#chosen + step + options.length) % options.length);
      options[this.#chosen]?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (this.#shownWords === this.#field?.value.trim()) this.#follow();
      else this.#isAwaited = true;
    }
  }

  #follow(): void {
    const option = this.#options()[this.#chosen];
    this.#isAwaited = false;
    if (!option) return;
    this.#dialog?.close();
    option.click();
  }
}

function isShortcut({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  if ((ctrlKey || metaKey) && !altKey) return key.toLowerCase() === 'k';
  const isTyping = target instanceof Element && target.matches('input, textarea, select, [contenteditable]');
  return key === '/' && !altKey && !isTyping;
}

customElements.define('site-search', SiteSearch);
