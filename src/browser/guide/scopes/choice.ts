/** What a choice of actions means for a guide: which scopes it takes, which parts go, which number each step has. */
import type { ScopeModel } from '../../../contract/scope-model.ts';

/** A guide as a choice leaves it. */
export interface ReducedGuide {
  /** Chosen actions that there are, in the order of the table. */
  actions: ReadonlySet<string>;
  /** Those that are always needed first, then in the order of the actions; all of them when no action is chosen. */
  scopes: ReadonlySet<string>;
  hiddenParts: ReadonlySet<number>;
  /** Ids of headings and steps within hidden parts. */
  hiddenAnchors: ReadonlySet<string>;
  /** Numbers of the steps that show. */
  numbers: ReadonlyMap<string, number>;
}

/**
 * Applies a choice. Without any action the guide is whole. The parts in `wanted` show in spite of the choice, because
 * the reader was sent into them.
 */
export function reduceGuide(model: ScopeModel, chosen: Iterable<string>, wanted: Iterable<number> = []): ReducedGuide {
  const { actions, required, parts, inside, lists } = model;
  const ids = new Set(chosen);
  const taken = actions.filter(({ id }) => ids.has(id));
  const counted = taken.length > 0 ? taken : actions;
  const scopes = new Set([...required, ...counted.flatMap((action) => action.scopes)]);
  const kept = new Set(wanted);
  const hiddenParts = new Set(
    parts.flatMap((needed, part) =>
      taken.length === 0 || kept.has(part) || needed.some((scope) => scopes.has(scope)) ? [] : [part],
    ),
  );
  const hiddenAnchors = new Set(
    Object.keys(inside).filter((id) => partsAround(model, id).some((part) => hiddenParts.has(part))),
  );
  const numbers = new Map<string, number>();
  for (const list of lists) {
    let place = 0;
    for (const step of list) {
      const [id, number] = typeof step === 'string' ? [step] : step;
      if (hiddenAnchors.has(id)) continue;
      place++;
      numbers.set(id, number ?? place);
    }
  }
  return { actions: new Set(taken.map(({ id }) => id)), scopes, hiddenParts, hiddenAnchors, numbers };
}

/** The parts that a place stands in. Its id may come from an address, which may name what every object has. */
export function partsAround({ inside }: ScopeModel, id: string): readonly number[] {
  return Object.hasOwn(inside, id) ? (inside[id] ?? []) : [];
}
