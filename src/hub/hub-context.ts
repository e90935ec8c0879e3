import type { LogEntry } from './log-entry.ts';
import type { StoredSession } from './store/store.ts';

/** What a request carries through the hub's routes. */
export interface HubContext {
  Bindings: {
    /** Network address of who asks, where the server knows it. */
    client?: string | undefined;
  };
  Variables: {
    /** When the hub got the request. */
    startedAt: Date;
    /** Behind `requireSession` only. */
    session: StoredSession;
    /** What the log entry of this request shall add. */
    noted: Pick<LogEntry, 'connector' | 'verdict' | 'verdictCode' | 'problem' | 'fault' | 'sqlite' | 'apiKey'>;
  };
}
