import type { Connector } from '../connector/schema.ts';
import type { ApiKey } from '../contract/api-key.ts';
import type { Editing } from './editing.ts';
import type { IdempotencyDeps } from './idempotency.ts';
import type { Linking } from './linking.ts';
import type { RateLimit } from './rate-limit.ts';
import type { Sessions } from './sessions.ts';

/** What the hub's routes are made of. */
export interface HubDeps extends IdempotencyDeps {
  connectors: () => ReadonlyMap<string, Connector>;
  sessions: Sessions;
  linking: Linking;
  editing: Editing;
  rateLimit: RateLimit;
  /** Id of the brand whose hub it is. */
  brand: () => string;
  apiKeys: readonly ApiKey[];
  /** Origin under which people reach the hub and its pages. */
  publicUrl: () => string;
  /** Path of the guide of one method. */
  guidePath: (connector: string, method: string) => string;
}
