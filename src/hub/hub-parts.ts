import type { Connector } from '../connector/schema.ts';
import type { ApiKey } from '../contract/api-key.ts';
import type { Editing } from './editing.ts';
import type { Linking } from './linking.ts';
import type { Sessions } from './sessions.ts';
import type { Store } from './store/store.ts';

/** What the hub's routes are made of. */
export interface HubDeps {
  connectors: () => ReadonlyMap<string, Connector>;
  store: Store;
  sessions: Sessions;
  linking: Linking;
  editing: Editing;
  clock: () => Date;
  /** Id of the brand whose hub it is. */
  brand: () => string;
  apiKeys: readonly ApiKey[];
  /** Origin under which people reach the hub and its pages. */
  publicUrl: () => string;
  /** Path of the guide of one method. */
  guidePath: (connector: string, method: string) => string;
}
