/** `<connect-form>`: the form on a guide's page, which it comes and goes with. */
import { openForm } from './live-form.ts';
import { pageSession } from './page-session.ts';

class ConnectForm extends HTMLElement {
  #close = () => {};

  connectedCallback(): void {
    this.#close = openForm(this, {
      place: document,
      hubUrl: this.dataset['hub'] ?? '',
      token: pageSession,
      restart: () => location.reload(),
    });
  }

  disconnectedCallback(): void {
    this.#close();
  }
}

customElements.define('connect-form', ConnectForm);
