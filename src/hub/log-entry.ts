import type { OutageCode, ProblemCode, RejectionCode, Verdict } from '../contract/hub.ts';

/**
 * One line of the hub's log. Every member comes from a closed list, a number, or our own files, so that no secret has
 * a way in: there is no message, no URL, no header and no body.
 */
export interface LogEntry {
  /** ISO 8601. */
  time: string;
  method: LogMethod;
  /** The pattern of the route, never the path that was asked for. */
  route: string;
  status: number;
  durationMs: number;
  /** Id of a connector that we have, never what the browser sent. */
  connector?: string;
  verdict?: Verdict['kind'];
  verdictCode?: RejectionCode | OutageCode;
  problem?: ProblemCode;
  /** Code of an Error: one of ours, or one of Node's (`ENOSPC`, `ERR_SQLITE_ERROR`). */
  fault?: string;
  /** Name of SQLite's result code behind the fault, such as `SQLITE_FULL`. */
  sqlite?: string;
  /** Name of the API key, as the operator gave it. */
  apiKey?: string;
}

const methods = ['GET', 'HEAD', 'POST', 'PATCH', 'PUT', 'DELETE', 'OPTIONS', 'other'] as const;
export type LogMethod = (typeof methods)[number];

export function parseLogMethod(method: string): LogMethod {
  return methods.find((known) => known === method) ?? 'other';
}

/** The code of an Error when it has the form of one; an Error's message may hold anything and is never taken. */
export function faultOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^(?:[A-Z][A-Z0-9_]{1,39}|[a-z]+(?:-[a-z]+){1,6})$/.test(code)
    ? code
    : 'unexpected';
}
