/** What the threads of a store say to each other. */
import { deserialize, serialize } from 'node:v8';
import { HubError, type HubErrorCode, hubErrorCodes } from '../hub-error.ts';
import type { StoreCall } from './store-calls.ts';

/** To the thread of the database, several at a time: waking another thread costs more than most of what it is told. */
export type ThreadRequest = ({ kind: 'call'; id: number } & StoreCall) | { kind: 'close' };

/** From it, several at a time. It says first that it is ready, with the methods it has, or that it failed. */
export type ThreadReport =
  | { kind: 'ready'; methods: string[] }
  | { kind: 'not-ready'; failure: Failure }
  | { kind: 'done'; id: number; value: unknown }
  | { kind: 'failed'; id: number; failure: Failure };

/** An error as plain values: a thread's own classes and members do not reach another one. */
export interface Failure {
  message: string;
  code?: string;
  /** SQLite's number. */
  errcode?: number;
  cause?: Failure;
}

/** Bytes that hold messages and nothing else: Node sends, with a Buffer, the memory that it shares with others. */
export function packMessages(messages: readonly (ThreadRequest | ThreadReport)[]): Uint8Array {
  return serialize(messages);
}

/** The messages that another thread packed. */
export function unpackMessages<Message extends ThreadRequest | ThreadReport>(bytes: Uint8Array): Message[] {
  return deserialize(bytes);
}

/** What another thread is told of an error. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { message: String(error) };
  const failure: Failure = { message: error.message };
  if ('code' in error && typeof error.code === 'string') failure.code = error.code;
  if ('errcode' in error && typeof error.errcode === 'number') failure.errcode = error.errcode;
  if (error.cause !== undefined) failure.cause = failureOf(error.cause);
  return failure;
}

/** The error that another thread told of. */
export function errorOf({ message, code, errcode, cause }: Failure): Error {
  const options = cause === undefined ? {} : { cause: errorOf(cause) };
  if (isHubErrorCode(code)) return new HubError(code, message, options);
  return Object.assign(new Error(message, options), { code, ...(errcode === undefined ? {} : { errcode }) });
}

function isHubErrorCode(code: string | undefined): code is HubErrorCode {
  return (hubErrorCodes as readonly (string | undefined)[]).includes(code);
}

/** Collects messages, and has those of one turn of the event loop sent together. */
export function createOutbox<Message extends ThreadRequest | ThreadReport>(
  post: (bytes: Uint8Array) => void,
  atEndOfTurn: (flush: () => void) => void,
): (message: Message) => void {
  let waiting: Message[] = [];
  return (message) => {
    waiting.push(message);
    if (waiting.length > 1) return;
    atEndOfTurn(() => {
      const messages = waiting;
      waiting = [];
      post(packMessages(messages));
    });
  };
}
