/** `<connect-form>`: the form on a guide's page, which it comes and goes with. */

import type { ShownSession } from '../../form/hub-answers.ts';
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
      session: this.#readSession(),
      hubUrl,
      hub: (open) => {
        const client = pageSession === undefined ? open() : withBroughtSession(open(), open(pageSession));
        // A hub of another origin may not know the header, and browsers then send nothing at all.
        return hubUrl.includes(':') ? client : sendOnce(client);
      },
      changed: () => this.#nameDocument(),
      restart: () => location.reload(),
    });
    this.#takeOver();
  }

  disconnectedCallback(): void {
    this.#close();
  }

  #readSession(): ShownSession | undefined {
    const id = this.querySelector<HTMLInputElement>('input[name=session]')?.value;
    return id ? { id, owner: this.querySelector('[data-slot=owner]')?.textContent ?? '' } : undefined;
  }

  #nameDocument(): void {
    const words = this.querySelector<HTMLElement>('[data-words=title]');
    const plain = document.title.replace(words?.textContent ?? '', '');
    document.title = words?.hidden === false ? words.textContent + plain : plain;
  }

  /** From here on nothing is held back any more; what was is sent. */
  #takeOver(): void {
    const form = this.querySelector('form');
    form?.removeAttribute('data-await');
    const held = form?.querySelector<HTMLElement>('[data-held]');
    if (!held) return;
    delete held.dataset['held'];
    form?.requestSubmit(held);
  }
}

customElements.define('connect-form', ConnectForm);
