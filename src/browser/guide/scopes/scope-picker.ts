/** `<scope-picker>`: the picker on a guide's page, whose address keeps the choice. */
import { idIn, parseChoice, renderChoice } from './choice-address.ts';
import { type ChoiceStore, openPicker } from './live-picker.ts';
import { pageModel } from './page-model.ts';

const store: ChoiceStore = {
  read: () => parseChoice(location.search),
  target: () => idIn(location.hash),
  write: (actions) => history.pushState(null, '', location.pathname + renderChoice(location.search, actions)),
  watch: (reread, signal) => addEventListener('popstate', reread, { signal }),
};

class ScopePicker extends HTMLElement {
  #close = () => {};

  connectedCallback(): void {
    this.#close = openPicker(this, {
      place: document,
      model: pageModel(),
      store,
      title: () => document.title,
      address: location.origin + location.pathname,
    });
  }

  disconnectedCallback(): void {
    this.#close();
  }
}

customElements.define('scope-picker', ScopePicker);
