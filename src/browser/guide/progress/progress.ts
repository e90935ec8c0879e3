/** How far a reader has come in a guide. Pure: no page and no storage. */

/** A step of the guide. */
export interface TickableStep {
  id: string;
  /** Short digest of what the step says. */
  digest: string;
}

/** Steps that were ticked, by id, each with its digest at that time. */
export type Ticks = ReadonlyMap<string, string>;

export interface ProgressState {
  /** All steps of the guide, in their order. */
  steps: readonly TickableStep[];
  /** Steps that the reader's choices leave out, so that they count for nothing. */
  hidden: ReadonlySet<string>;
  ticks: Ticks;
  /** What a reset took away, until something else is ticked. */
  taken: Ticks | undefined;
}

export type ProgressEvent =
  | { type: 'ticked'; step: string }
  | { type: 'unticked'; step: string }
  /** Everything that the guide asks for was done. */
  | { type: 'all-ticked' }
  /** The steps that are hidden now. */
  | { type: 'hidden'; steps: ReadonlySet<string> }
  /** Another tab of the same guide has changed the ticks. */
  | { type: 'told'; ticks: Ticks }
  | { type: 'reset' }
  | { type: 'reset-undone' };

/** `changed`: it was ticked, and says something else since. */
export type Standing = 'open' | 'done' | 'changed';

export interface Progress {
  done: number;
  total: number;
  /** Ids of the steps that are left, in their order. */
  left: readonly string[];
}

/** A guide as its reader finds it. */
export function initialProgress(steps: readonly TickableStep[], ticks: Ticks): ProgressState {
  return { steps, hidden: new Set(), ticks, taken: undefined };
}

/** The state after an event; the same object when nothing changed. */
export function applyProgress(state: ProgressState, event: ProgressEvent): ProgressState {
  switch (event.type) {
    case 'ticked':
      return withTicks(state, [...state.ticks, ...state.steps.filter(({ id }) => id === event.step).map(tickOf)]);
    case 'unticked':
      return withTicks(
        state,
        [...state.ticks].filter(([id]) => id !== event.step),
      );
    case 'all-ticked':
      return withTicks(state, [...state.ticks, ...countedSteps(state).map(tickOf)]);
    case 'hidden':
      return { ...state, hidden: event.steps };
    case 'told':
      return { ...state, ticks: event.ticks, taken: undefined };
    case 'reset':
      return state.ticks.size === 0 ? state : { ...state, ticks: new Map(), taken: state.ticks };
    case 'reset-undone':
      return state.taken ? { ...state, ticks: state.taken, taken: undefined } : state;
    default:
      return event satisfies never;
  }
}

/** How a step stands. */
export function standingOf({ ticks }: ProgressState, { id, digest }: TickableStep): Standing {
  const ticked = ticks.get(id);
  if (ticked === undefined) return 'open';
  return ticked === digest ? 'done' : 'changed';
}

/** What is done, and what is left. */
export function progressOf(state: ProgressState): Progress {
  const counted = countedSteps(state);
  const left = counted.filter((step) => standingOf(state, step) !== 'done').map(({ id }) => id);
  return { done: counted.length - left.length, total: counted.length, left };
}

function countedSteps({ steps, hidden }: ProgressState): TickableStep[] {
  return steps.filter(({ id }) => !hidden.has(id));
}

function tickOf({ id, digest }: TickableStep): [string, string] {
  return [id, digest];
}

function withTicks(state: ProgressState, entries: readonly (readonly [string, string])[]): ProgressState {
  const ticks = new Map(entries);
  const isSame = ticks.size === state.ticks.size && entries.every(([id, digest]) => state.ticks.get(id) === digest);
  return isSame ? state : { ...state, ticks, taken: undefined };
}
