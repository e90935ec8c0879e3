import type { ApiKey } from '../contract/api-key.ts';
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
    /** Behind `requireApiKey` only. */
    apiKey?: ApiKey;
    /** Of what this request makes, where it may be sent again: the same each time. */
    creationId?: string;
    /** What the log entry of this request shall add. */
    noted: Pick<LogEntry, 'connector' | 'verdict' | 'verdictCode' | 'problem' | 'fault' | 'sqlite' | 'apiKey'>;
  };
}
