/** `<connect-form>`: the form on a guide's page, which it comes and goes with. */

import { pageSession } from '../entries/page-session.ts';
import { withBroughtSession } from './brought-session.ts';
import { openForm } from './form-controller.ts';

class ConnectForm extends HTMLElement {
  #close = () => {};

  connectedCallback(): void {
    this.#close = openForm(this, {
      place: document,
      hubUrl: this.dataset['hub'] ?? '',
      hub: (open) => (pageSession === undefined ? open() : withBroughtSession(open(), open(pageSession))),
      restart: () => location.reload(),
    });
  }

  disconnectedCallback(): void {
    this.#close();
  }
}

customElements.define('connect-form', ConnectForm);
