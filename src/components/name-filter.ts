/** Narrows a list of cards to those whose name holds what is typed. Without it the whole list stands there. */
class NameFilter extends HTMLElement {
  connectedCallback(): void {
    const input = this.querySelector('input');
    const count = this.querySelector('.filter-count');
    const none = this.querySelector<HTMLElement>('.filter-none');
    const cards = [...this.querySelectorAll<HTMLElement>('[data-name]')];
    if (!input || !count || !none) return;
    const show = () => {
      const wanted = input.value.trim().toLowerCase();
      let shown = 0;
      for (const card of cards) {
        card.hidden = !(card.dataset['name'] ?? '').includes(wanted);
        if (!card.hidden) shown++;
      }
      none.hidden = shown > 0;
      count.textContent = wanted === '' ? '' : `${shown} of ${cards.length}`;
    };
    input.addEventListener('input', show);
    this.querySelector('.filter')?.removeAttribute('hidden');
    // A browser restores what was typed when the reader comes back.
    show();
  }
}

customElements.define('name-filter', NameFilter);
