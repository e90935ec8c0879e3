/** What of a guide depends on the choice. The page says it in its head, before any part of the guide arrives. */
export interface ScopeModel {
  /** In the order of the table. */
  actions: readonly { id: string; scopes: readonly string[] }[];
  /** Needed whatever is chosen. */
  required: readonly string[];
  /** Scopes of each part that may go; its place in this list is the value of its `data-part`. */
  parts: readonly (readonly string[])[];
  /** Parts around a heading or step, by its id. */
  inside: Readonly<Record<string, readonly number[]>>;
  /** Every list of steps, each step by its id; with its number where that is the writer's and not its place. */
  lists: readonly (readonly (string | readonly [id: string, number: number])[])[];
}
