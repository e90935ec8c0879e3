/** What a client knows of one owner's account, and what it may find after the hub was killed. */

export interface Linked {
  id: string;
  /** The end of the key that was linked last. */
  hint: string;
}

/** What the hub answered, and, while a request is under way, what it may come to. */
export interface OwnerModel {
  owner: string;
  /** What was acknowledged: `null` for nothing linked. */
  known: Linked | null;
  /** What the request under way asks for; `undefined` if none is. */
  asked: { hint: string } | null | undefined;
  /** Accounts that were acknowledged as unlinked. */
  removed: Set<string>;
}

export type Finding = 'lost' | 'doubled' | 'resurrected';

/** What is wrong with the accounts that an owner has; `undefined` if nothing is. The model is then what was found. */
export function compare(model: OwnerModel, found: readonly Linked[]): Finding | undefined {
  const [only = null, ...others] = found;
  const { known, asked, removed } = model;
  Object.assign(model, { known: only, asked: undefined });
  if (others.length > 0) return 'doubled';
  if (only !== null && removed.has(only.id)) return 'resurrected';
  if (only?.id === known?.id && only?.hint === known?.hint) return undefined;
  // What was under way may have been done or not.
  if (asked === null && only === null) return undefined;
  if (asked && only?.hint === asked.hint && (known === null || only.id === known.id)) return undefined;
  return known === null ? 'resurrected' : 'lost';
}
