/** For whom the form links: as a state of it says, and as a server fills it into a page that was built for nobody. */
import type { Around } from '../../messages/form.ts';
import { type Locale, messagesFor } from '../../messages/index.ts';
import { attributes, type Html, html } from './html.ts';

/** The session of a page. */
export interface PageSession {
  id: string;
  /** Whose it is, in words. */
  owner: string;
  /** The account that it has linked: it is for no other any more. */
  linkedAccount?: string | undefined;
}

/** A text about the owner, which the form's script fills in by the same names. */
export function ownerPart(owner: string, [before, after]: Around, element: 'p' | 'span' = 'p'): Html {
  const own = attributes({ class: element === 'p' && 'connect-owner', 'data-panel': 'owner', hidden: owner === '' });
  const content = html`${before}<b data-slot="owner" translate="no">${owner}</b>${after}`;
  return element === 'p' ? html`<p${own}>${content}</p>` : html`<span${own}>${content}</span>`;
}

/** What a form that is sent without script names its session by. */
export function sessionInput(id: string): Html {
  return html`<input type="hidden" name="session" value="${id}">`;
}

/** A built page, as it is for a reader with a session. */
export function fillSession(page: string, locale: Locale, { id, owner }: PageSession): string {
  const { form } = messagesFor(locale);
  const parts: readonly (readonly [empty: Html, filled: Html])[] = [
    [sessionInput(''), sessionInput(id)],
    [ownerPart('', form.owner), ownerPart(owner, form.owner)],
    [ownerPart('', form.linkedFor, 'span'), ownerPart(owner, form.linkedFor, 'span')],
  ];
  return parts.reduce((text, [empty, filled]) => text.replace(empty.toString(), () => filled.toString()), page);
}

/** Whether a page has a form that a session can be filled into. */
export function hasSessionForm(page: string): boolean {
  return page.includes(sessionInput('').toString());
}
