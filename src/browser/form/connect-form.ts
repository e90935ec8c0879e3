/** `<connect-form>`: the form on a guide's page, which it comes and goes with. */

import { pageSession } from '../entries/page-session.ts';
import { withBroughtSession } from './brought-session.ts';
import { openForm } from './form-controller.ts';
import { sendOnce } from './send-once.ts';

class ConnectForm extends HTMLElement {
  #close = () => {};

  connectedCallback(): void {
    const { hub: hubUrl = '' } = this.dataset;
    this.#close = openForm(this, {
      place: document,
      hubUrl,
      hub: (open) => {
        const client = pageSession === undefined ? open() : withBroughtSession(open(), open(pageSession));
        // A hub of another origin may not know the header, and browsers then send nothing at all.
        return hubUrl.includes(':') ? client : sendOnce(client);
      },
      restart: () => location.reload(),
    });
  }

  disconnectedCallback(): void {
    this.#close();
  }
}

customElements.define('connect-form', ConnectForm);
