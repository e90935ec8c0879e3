import { type Html, html } from './html.ts';
import type { ConnectorName } from './page-data.ts';

const hueCount = 8;

/** A connector's mark: its own logo, or its initial in a color of its own, drawn from its name. */
export function connectorMark({ name, logo }: Pick<ConnectorName, 'name' | 'logo'>): Html {
  if (logo !== undefined) return html`<img class="mark" src="${logo}" alt="" width="44" height="44">`;
  let sum = 0;
  for (const character of name) sum += character.codePointAt(0) ?? 0;
  const initial = name.charAt(0).toUpperCase();
  return html`<span class="mark mark-${sum % hueCount}" aria-hidden="true">${initial}</span>`;
}
