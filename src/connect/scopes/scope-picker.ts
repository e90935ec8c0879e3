/** The picker at work: each choice reduces the guide, stands in the address, and can be passed on as a link. */
import { tellPage } from '../page-events.ts';
import { partsAround } from './choice.ts';
import { idIn, parseChoice, renderChoice } from './choice-address.ts';
import { pageModel } from './page-model.ts';

class ScopePicker extends HTMLElement {
  readonly #model = pageModel();
  #chosen: string[] = [];
  /** Parts that show in spite of the choice. */
  readonly #wanted = new Set<number>();

  connectedCallback(): void {
    this.addEventListener('change', ({ target }) => {
      if (target instanceof HTMLSelectElement) this.#show();
      else this.#choose(this.#ticked());
    });
    this.addEventListener('input', () => this.#search());
    this.addEventListener('click', ({ target }) => {
      const button = target instanceof Element && target.closest<HTMLElement>('[data-choose], .scope-picker-share');
      if (!button) return;
      if (button.dataset['choose']) this.#tickAll(button.dataset['choose'] === 'all');
      else void navigator.share({ title: document.title, url: this.#link() }).catch(() => {});
    });
    this.#one('.scope-picker-share').hidden = !('share' in navigator);
    addEventListener('popstate', () => {
      const target = document.getElementById(idIn(location.hash));
      const wasHidden = target?.closest('[data-part][hidden]');
      this.#wanted.clear();
      this.#want(idIn(location.hash));
      this.#chosen = this.#known(parseChoice(location.search));
      this.#show();
      if (wasHidden) target?.scrollIntoView();
    });
    // A link, or whatever else leads into a hidden part, shows it first: then the browser has somewhere to go.
    document.addEventListener('click', ({ target }) => {
      const link = target instanceof Element && target.closest('a');
      if (link && link.hash !== '' && this.#want(idIn(link.hash))) this.#show();
    });
    document.addEventListener(
      'beforematch',
      ({ target }) => {
        const part = target instanceof HTMLElement ? target.dataset['part'] : undefined;
        if (part === undefined) return;
        this.#wanted.add(Number(part));
        this.#show();
      },
      { capture: true },
    );

    this.#chosen = this.#known(parseChoice(location.search));
    this.#want(idIn(location.hash));
    this.#search();
    // A box that was ticked before this script was there counts.
    const ticked = this.#ticked();
    if (ticked.join() === this.#chosen.join()) this.#show();
    else this.#choose(ticked);
  }

  #choose(ids: string[]): void {
    this.#chosen = ids;
    this.#wanted.clear();
    history.pushState(null, '', location.pathname + renderChoice(location.search, ids));
    this.#show();
  }

  #show(): void {
    tellPage('actions-chosen', { actions: this.#chosen, parts: this.#wanted });
    const link = this.#link();
    this.#one<HTMLInputElement>('.scope-picker-link').value = link;
    const mail = this.#one<HTMLAnchorElement>('.scope-picker-mail');
    const { subject = '', body = '', actions = '' } = mail.dataset;
    const labels = this.#boxes().flatMap((box) => (box.checked ? [box.labels?.[0]?.textContent ?? ''] : []));
    // A function, because a text in its place may not hold a dollar sign.
    const text = [body, labels.length > 0 ? actions : '']
      .join('\n')
      .trim()
      .replace('{link}', () => link);
    const written = text.replace('{actions}', () => labels.join(', '));
    mail.href = `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(written)}`;
  }

  /** Rows whose action or scopes hold what is typed. */
  #search(): void {
    const wanted = this.#one<HTMLInputElement>('[type=search]').value.trim().toLowerCase();
    let count = 0;
    for (const row of this.querySelectorAll<HTMLTableRowElement>('tbody tr:not(.scope-picker-no-match)')) {
      row.hidden = !row.textContent.toLowerCase().includes(wanted);
      if (!row.hidden && row.querySelector('input')) count++;
    }
    this.#one('.scope-picker-no-match').hidden = count > 0;
    const status = this.#one('.scope-picker-matches');
    status.textContent = wanted === '' ? '' : (status.dataset['words'] ?? '').replace('{count}', String(count));
  }

  /** Ticks or unticks the rows that the search left. */
  #tickAll(isTicked: boolean): void {
    for (const box of this.#boxes()) if (!box.closest('tr')?.hidden) box.checked = isTicked;
    this.#choose(this.#ticked());
  }

  /** The address without anything but the choice: what else it held is nobody else's. */
  #link(): string {
    return location.origin + location.pathname + renderChoice('', this.#chosen);
  }

  /** Whether showing that place takes a part that is hidden. */
  #want(id: string): boolean {
    const before = this.#wanted.size;
    for (const part of partsAround(this.#model, id)) this.#wanted.add(part);
    return this.#wanted.size > before;
  }

  #known(ids: readonly string[]): string[] {
    return this.#model.actions.flatMap(({ id }) => (ids.includes(id) ? [id] : []));
  }

  #ticked(): string[] {
    return this.#boxes().flatMap((box) => (box.checked ? [box.value] : []));
  }

  #boxes(): HTMLInputElement[] {
    return [...this.querySelectorAll<HTMLInputElement>('.scope-picker-choice')];
  }

  #one<E extends HTMLElement = HTMLElement>(selector: string): E {
    const found = this.querySelector<E>(selector);
    if (!found) throw new Error(`The picker has no ${selector}.`);
    return found;
  }
}

customElements.define('scope-picker', ScopePicker);
