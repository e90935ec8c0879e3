/** What the form is doing, as data. No DOM, no clock, no secret: only a value's length is ever known here. */
import type { RemovalCode } from './clean-paste.ts';
import { type FieldFault, isFault } from './field-fault.ts';
import type { FormatHint } from './format-hint.ts';
import type { LinkAnswer, SessionAnswer, SessionTrouble, ShownSession } from './hub-answers.ts';

/** Whether a state came while the reader was reading, or as the answer to a press of the button. */
export type Noticed = 'unasked' | 'on-submit';

/** An answer under the name of the state that shows it. */
type At<Answer> = Answer extends { kind: infer Name } ? { at: Name } & Omit<Answer, 'kind'> : never;

type Conclusion = Exclude<LinkAnswer, { kind: 'incomplete' | 'unreachable' }>;

export type Stage =
  | { at: 'ready' }
  | { at: 'editing' }
  /** `since` in milliseconds. */
  | { at: 'checking'; since: number; patience: 'short' | 'long' }
  /** `secondsLeft`: of the time to wait that came with an outage. */
  | (At<Conclusion> & { noticed: Noticed; secondsLeft?: number })
  /** The fields' own notes say which of them lack a value. */
  | { at: 'incomplete'; noticed: Noticed }
  | { at: 'offline'; noticed: Noticed; before: Stage };

export interface FieldState {
  /** Characters in the field. */
  length: number;
  display: 'concealed' | 'revealed';
  /** `checked` while the field still holds what was last checked. */
  note: 'none' | 'checked' | FieldFault['code'] | Exclude<FormatHint['code'], 'fits'>;
  /** What the note is about: `about` of a fault or a hint. */
  about?: string | number | readonly string[] | undefined;
  /** What cleaning took from the last paste. */
  removed: readonly RemovalCode[];
}

/** Something to say once to those who do not see the screen change. */
export type Word =
  | 'checking'
  | 'still-waiting'
  | 'offline'
  | 'online-again'
  | 'revealed'
  | 'concealed'
  | 'try-now'
  | `field/${string}`
  | `removed/${RemovalCode}`;

export interface State {
  stage: Stage;
  fields: Readonly<Record<string, FieldState>>;
  said: readonly Word[];
  /** What the hub says that this session may do. */
  features: readonly string[];
  /** The session that the form shows, and links for. */
  session?: ShownSession | undefined;
  /** Another owner's, for which the form links only if the reader wants that. */
  offered?: OfferedSession | undefined;
}

type Faults = Readonly<Record<string, FieldFault | undefined>>;

export interface OfferedSession extends ShownSession {
  /** `replaced`: it is all that there is; `brought`: it came with the page's address, and the one that is shown lives. */
  way: 'replaced' | 'brought';
}

export type FlowEvent =
  /** `removed`: what cleaning took, if the text was pasted. */
  | { type: 'typed'; field: string; length: number; removed: readonly RemovalCode[] }
  | { type: 'compared'; field: string; hint: FormatHint | FieldFault }
  | { type: 'display-toggled'; field: string }
  /** `now` in milliseconds; `faults`: of the fields, by their keys. */
  | { type: 'submitted'; now: number; faults: Faults }
  | { type: 'waited'; now: number }
  /** A second of the time to wait is over. */
  | { type: 'counted-down'; secondsLeft: number }
  | { type: 'answered'; answer: LinkAnswer }
  /** The hub answered, so there is a connection. */
  | { type: 'session-told'; session: Exclude<SessionAnswer, { kind: 'unreachable' }> }
  /** The page's address brought a session, and the browser has another owner's. */
  | { type: 'session-brought'; session: ShownSession }
  /** The reader decides for whom to link. */
  | { type: 'session-chosen'; choice: 'offered' | 'shown' }
  | { type: 'connection-lost' }
  /** The page came back out of the browser's history, with its fields cleared. */
  | { type: 'restored' };

/** Whether there is no session that could link here. */
export function isSessionTrouble(stage: Stage): stage is Extract<Stage, { at: SessionTrouble }> {
  return stage.at.startsWith('session');
}

/** Milliseconds of checking after which the form says that it still waits. */
export const patienceMs = 5000;

export const initialState: State = { stage: { at: 'ready' }, fields: {}, said: [], features: [] };

const untouchedField: FieldState = { length: 0, display: 'concealed', note: 'none', removed: [] };

/** What is known of a field; a field that nothing has happened to yet is empty and concealed. */
export function fieldOf(state: State, key: string): FieldState {
  return state.fields[key] ?? untouchedField;
}

/** The state after an event. An event that means nothing in a state leaves it as it is. */
export function applyEvent(state: State, event: FlowEvent): State {
  const { stage } = state;
  switch (event.type) {
    case 'typed': {
      const { field, length, removed } = event;
      const said = removed.map((code) => `removed/${code}` as const);
      const next = changeField(state, field, { length, removed, note: 'none' }, ...said);
      return { ...next, stage: stageAfterTyping(next) };
    }
    case 'compared': {
      const { field, hint } = event;
      const { note, about } = fieldOf(state, field);
      const next = hint.code === 'fits' ? 'none' : hint.code;
      const nextAbout = 'about' in hint ? hint.about : undefined;
      // What is known from a check, or from a press of the button, counts more.
      if ((note === next && `${about}` === `${nextAbout}`) || note === 'checked' || note === 'missing') return state;
      const said = next === 'none' ? [] : [`field/${field}/${next}` as const];
      return changeField(state, field, { note: next, about: nextAbout }, ...said);
    }
    case 'display-toggled': {
      const display = fieldOf(state, event.field).display === 'concealed' ? 'revealed' : 'concealed';
      return changeField(state, event.field, { display }, display);
    }
    case 'submitted':
      return stage.at === 'checking' || stage.at === 'linked' || isSessionTrouble(stage)
        ? state
        : submit(state, event.now, event.faults);
    case 'waited':
      if (stage.at !== 'checking' || stage.patience === 'long' || event.now - stage.since < patienceMs) return state;
      return enter(state, { ...stage, patience: 'long' }, 'still-waiting');
    case 'counted-down': {
      const secondsLeft = Math.max(0, event.secondsLeft);
      if (stage.at !== 'could-not-check' || stage.secondsLeft === secondsLeft) return state;
      // Said once, at its end; a number that is said each second would drown everything else.
      return enter(state, { ...stage, secondsLeft }, ...(secondsLeft === 0 ? (['try-now'] as const) : []));
    }
    case 'answered':
      return stage.at === 'checking' ? conclude(state, event.answer) : state;
    case 'session-told': {
      const { session } = event;
      const next = stage.at === 'offline' ? enter(state, stage.before, 'online-again') : state;
      if (session.kind !== 'open') return hearOfSession(next, session.kind);
      return meetSession({ ...next, features: session.features }, session.shown);
    }
    case 'session-brought': {
      const offered = { ...event.session, way: 'brought' } as const;
      return enter({ ...state, offered }, { at: 'session-changed', noticed: 'unasked' });
    }
    case 'session-chosen': {
      const { session, offered } = state;
      if (stage.at !== 'session-changed' || offered === undefined) return state;
      const chosen = event.choice === 'offered' ? offered : session;
      return enter({ ...state, session: chosen, offered: undefined }, { at: 'editing' });
    }
    case 'connection-lost':
      // A check under way ends with an answer of its own.
      if (stage.at === 'offline' || stage.at === 'checking' || stage.at === 'linked') return state;
      return enter(state, { at: 'offline', noticed: 'unasked', before: stage }, 'offline');
    case 'restored':
      return initialState;
  }
}

function enter(state: State, stage: Stage, ...said: readonly Word[]): State {
  return { ...state, stage, said };
}

function changeField(state: State, key: string, changes: Partial<FieldState>, ...said: readonly Word[]): State {
  return { ...state, fields: { ...state.fields, [key]: { ...fieldOf(state, key), ...changes } }, said };
}

function stageAfterTyping({ stage, fields }: State): Stage {
  const isComplete = Object.values(fields).every(({ note }) => !isFault(note));
  return stage.at === 'ready' || (stage.at === 'incomplete' && isComplete) ? { at: 'editing' } : stage;
}

/** Fields go to the hub concealed, and without the notes of the time before. */
function submit(state: State, now: number, faults: Faults): State {
  let next = state;
  for (const key of Object.keys({ ...state.fields, ...faults })) {
    const fault = faults[key];
    const about = fault && 'about' in fault ? fault.about : undefined;
    next = changeField(next, key, { display: 'concealed', note: fault?.code ?? 'checked', about, removed: [] });
  }
  return Object.values(faults).some(Boolean)
    ? enter(next, { at: 'incomplete', noticed: 'on-submit' })
    : enter(next, { at: 'checking', since: now, patience: 'short' }, 'checking');
}

/** What else the hub finds wrong with a value: it is not what the provider shows. */
const missing: FieldFault = { code: 'missing' };

function conclude(state: State, answer: LinkAnswer): State {
  const noticed = 'on-submit';
  switch (answer.kind) {
    case 'incomplete':
      if (answer.fields.length > 0)
        return submit(state, 0, Object.fromEntries(answer.fields.map((key) => [key, missing])));
      return enter(state, { at: 'could-not-check', code: 'unexpected-answer', noticed });
    case 'unreachable':
      return enter(state, { at: 'offline', noticed, before: { at: 'editing' } });
    case 'linked':
      return enter({ ...initialState, features: state.features, session: state.session }, atItsState(answer));
    default:
      return enter(state, atItsState(answer));
  }
}

function atItsState({ kind, ...rest }: Conclusion): Stage {
  return { ...rest, at: kind, noticed: 'on-submit' } as Stage;
}

/** Another owner's session never takes the place of the one that is shown: the reader is asked. */
function meetSession(state: State, told: ShownSession | undefined): State {
  const { stage, session, offered } = state;
  if (told === undefined) return hearOfSession(state, 'open');
  if (offered?.way === 'brought') return state;
  const isShown = session !== undefined && session.id === told.id;
  const isOfOwner = session?.ownerId !== undefined && session.ownerId === told.ownerId;
  // The hub refused to link for what was shown, so whatever is there now has to be agreed to.
  const isRefused = stage.at === 'session-changed' && !isShown;
  if (!isRefused && (session === undefined || isShown || isOfOwner))
    return hearOfSession({ ...state, session: told, offered: undefined }, 'open');
  if (stage.at === 'checking' || stage.at === 'linked') return state;
  const asked: State = { ...state, offered: { ...told, way: 'replaced' } };
  return isRefused ? enter(asked, stage) : enter(asked, { at: 'session-changed', noticed: 'unasked' });
}

function hearOfSession(state: State, session: SessionTrouble | 'open' | 'unknown'): State {
  const { stage } = state;
  if (session === 'open') return isSessionTrouble(stage) ? enter(state, { at: 'editing' }) : state;
  if (session === 'unknown' || stage.at === 'checking' || stage.at === 'linked' || stage.at === session) return state;
  return enter(state, { at: session, noticed: 'unasked' });
}
