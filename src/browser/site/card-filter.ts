/**
 * `<card-filter>`: narrows a list of cards to a category, which stands in the address, and to those whose name holds
 * what is typed. Without it the whole list stands there.
 */
import * as markup from '../../contract/markup.ts';

class CardFilter extends HTMLElement {
  #field = this.querySelector('input');
  #chips = [...this.querySelectorAll<HTMLAnchorElement>(`.${markup.chip}`)];
  #cards = [...this.querySelectorAll<HTMLElement>(`.${markup.card}`)];

  connectedCallback(): void {
    this.#field?.addEventListener('input', () => this.#show());
    for (const chip of this.#chips) chip.addEventListener('click', (event) => this.#follow(event, chip));
    addEventListener('popstate', () => this.#show());
    // A browser restores what was typed when the reader comes back, and an address may hold a category.
    this.#show();
  }

  #follow(event: MouseEvent, { dataset }: HTMLAnchorElement): void {
    // Another tab or window is the browser's to open.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const address = new URL(location.href);
    if (dataset['category']) address.searchParams.set('category', dataset['category']);
    else address.searchParams.delete('category');
    history.pushState(undefined, '', address);
    this.#show();
  }

  #show(): void {
    const asked = new URLSearchParams(location.search).get('category') ?? '';
    // A category that there is no more would show nothing.
    const category = this.#chips.some(({ dataset }) => dataset['category'] === asked) ? asked : '';
    const wanted = this.#field?.value.trim().toLowerCase() ?? '';
    for (const card of this.#cards) {
      const { name = '', category: own } = card.dataset;
      card.hidden = !name.includes(wanted) || (category !== '' && own !== category);
    }
    for (const chip of this.#chips) {
      if (chip.dataset['category'] === category) chip.ariaCurrent = 'true';
      else chip.removeAttribute('aria-current');
    }
    this.#tell(category === '' && wanted === '' ? undefined : this.#cards.filter(({ hidden }) => !hidden).length);
  }

  #tell(count: number | undefined): void {
    const told = this.querySelector<HTMLElement>(`.${markup.filterCount}`);
    const none = this.querySelector<HTMLElement>(`.${markup.filterNone}`);
    if (told)
      told.textContent = (count === undefined ? '' : (told.dataset['words'] ?? '')).replace('{count}', String(count));
    if (none) none.hidden = count !== 0;
  }
}

customElements.define('card-filter', CardFilter);
