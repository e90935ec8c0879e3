/**
 * A hub as a process of its own, over the real store, to be killed. It loads, says so to its parent, and opens its
 * database when it is told to. Arguments: the data folder, and a fault to plant.
 */
import { createSecretKey, randomBytes } from 'node:crypto';
import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { digestOfKey } from '../../../src/contract/api-key.ts';
import { createAnswerSeal } from '../../../src/hub/answer-seal.ts';
import { createHub } from '../../../src/hub/hub.ts';
import { createKeyedDigest } from '../../../src/hub/keyed-digest.ts';
import { requireKnownKeys } from '../../../src/hub/known-vault-keys.ts';
import { settleSealingKey } from '../../../src/hub/sealing-key.ts';
import type { Store } from '../../../src/hub/store/store.ts';
import { openStoreThread } from '../../../src/hub/store/store-thread.ts';
import { createVault } from '../../../src/hub/vault.ts';
import { listen } from '../../../src/server/listen.ts';
import { connectors } from '../connectors.ts';

/** `early`: changes are acknowledged before they are committed. `doubling`: nothing keeps an account from being linked twice. */
export type PlantedFault = 'none' | 'early' | 'doubling';

const unlimited = { times: 1_000_000, windowMs: 1_000 };

const [folder = '', fault, apiKey = ''] = process.argv.slice(2);

process.once('message', async () => {
  const store = plant(await openStoreThread(join(folder, 'hub.sqlite')));
  const keys = new Map([['k1', createSecretKey(Buffer.alloc(32, 1))]]);
  const vault = createVault(keys, randomBytes);
  await requireKnownKeys(keys, { store, vault, clock: () => new Date() });
  await settleSealingKey({ store, vault });
  const hub = createHub({
    connectors: () => connectors,
    store,
    vault,
    // No provider is asked, as nothing is checked.
    outbound: async () => ({ kind: 'unreachable' }),
    clock: () => new Date(),
    random: randomBytes,
    digest: createKeyedDigest(keys),
    answerSeal: createAnswerSeal(keys, randomBytes),
    rateLimits: { unchecked: unlimited, uncheckedOfClient: unlimited },
    apiKeys: [{ role: 'all', digest: digestOfKey(apiKey) }],
    publicUrl: () => 'http://localhost',
    brand: () => 'vendor',
    log: () => {},
  });
  const { port } = await listen((request, client) => hub.fetch(request, client), { host: '127.0.0.1', port: 0 });
  process.send?.({ port });
  // What is killed has no end at which Node would keep what it compiled.
  flushCompileCache();
});
process.on('disconnect', () => process.exit());
process.send?.('loaded');

function plant(store: Store): Store {
  if (fault === 'early') {
    const late = (change: () => Promise<unknown>) => setTimeout(() => void change(), 30);
    return {
      ...store,
      async addAccount(account) {
        late(() => store.addAccount(account));
        return 'added';
      },
      async replaceAccount(account) {
        late(() => store.replaceAccount(account));
        return 'replaced';
      },
      async removeAccount(id) {
        late(() => store.removeAccount(id));
        return true;
      },
    };
  }
  if (fault === 'doubling') return { ...store, addAccount: (account) => store.addAccount({ ...account, slot: null }) };
  return store;
}
