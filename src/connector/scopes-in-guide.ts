/** Drift between the scopes that a guide speaks of and those that its connector's file lists. */
import { type Guide, type GuideNode, type Position, parseActions, parseScopeList } from '../guide/index.ts';
import { placeOfText } from './place-of-text.ts';
import type { Connector } from './schema.ts';

/** Where the language lets a writer name scopes. */
const listAttributes = ['data-guide-scopes', 'data-guide-display-scopes-list'];
const actionsAttribute = 'data-guide-actions-json';

/** Every scope that a guide names and the connector does not, with its place; each once for one attribute. */
export function unknownScopes(guide: Guide, { scopes }: Connector): { scope: string; position: Position }[] {
  const isUnknown = (scope: string) => !Object.hasOwn(scopes, scope);
  return scopesIn(guide.children).flatMap(({ named, position }) =>
    [...new Set(named.filter(isUnknown))].map((scope) => ({ scope, position: placeOfText(guide, position, scope) })),
  );
}

/** Every scope that a guide names, once. */
export function namedScopes({ children }: Pick<Guide, 'children'>): string[] {
  return [...new Set(scopesIn(children).flatMap(({ named }) => named))];
}

/** The scopes of every attribute that names some. What can't be read has been reported where it was parsed. */
function scopesIn(nodes: readonly GuideNode[]): { named: string[]; position: Position }[] {
  return nodes.flatMap((node) => {
    const inner = 'children' in node ? scopesIn(node.children as GuideNode[]) : [];
    if (!('attributes' in node && 'places' in node)) return inner;
    const own = Object.entries(node.attributes).flatMap(([name, text]) => {
      const named = scopesOf(name, text);
      return named.length > 0 ? [{ named, position: node.places[name] ?? node.position }] : [];
    });
    return [...own, ...inner];
  });
}

function scopesOf(name: string, text: string): string[] {
  if (name === actionsAttribute) {
    const actions = parseActions(text);
    return actions.ok ? actions.value.flatMap(({ scopes }) => scopes) : [];
  }
  // `true` asks for the chosen scopes, and names none.
  if (!listAttributes.includes(name) || text.trim() === 'true') return [];
  const list = parseScopeList(text);
  return list.ok ? list.value : [];
}
