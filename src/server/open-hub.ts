/** The hub with everything it needs from this machine: database, keys, clock, network. */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Connector } from '../connector/index.ts';
import { createAnswerSeal } from '../hub/answer-seal.ts';
import { createOutbound } from '../hub/egress.ts';
import { parseOutboundExceptions } from '../hub/egress-exceptions.ts';
import { createHub, type Hub } from '../hub/hub.ts';
import { createKeyedDigest } from '../hub/keyed-digest.ts';
import { requireKnownKeys, unusedKeyId } from '../hub/known-vault-keys.ts';
import type { LogEntry } from '../hub/log-entry.ts';
import { createRandom } from '../hub/random.ts';
import { settleSealingKey } from '../hub/sealing-key.ts';
import { openStoreThread } from '../hub/store/store-thread.ts';
import { createVault } from '../hub/vault.ts';
import { openKeyring } from '../hub/vault-keyring.ts';
import type { Settings } from '../settings.ts';
import { hasSandbox } from './sandbox-switch.ts';

export interface OpenHub {
  hub: Hub;
  /** Lines for the person who starts the server. */
  notices: string[];
  close(): Promise<void>;
}

/** Milliseconds that a provider has for its answer. */
const providerTimeoutMs = 12_000;

/** The origin by which connector files name the sandbox; `.invalid` is reserved, so it is nobody's. */
export const sandboxOrigin = 'https://sandbox.invalid';

/**
 * Opens the hub of this machine. `port` tells where the sandbox can be reached, which the hub may, as an exception.
 * @throws {HubError} When keys or exceptions do not fit; nothing is left open then.
 */
export async function openHub(
  settings: Settings,
  world: {
    connectors: () => ReadonlyMap<string, Connector>;
    /** Id of the brand whose hub it is. */
    brand: () => string;
    port: () => number;
    /** Where people reach the site, without a slash at its end. */
    publicUrl: () => string;
    log: (entry: LogEntry) => void;
    /** Origins of other sites whose pages may link with a session of their own. */
    allowedOrigins?: readonly string[];
  },
): Promise<OpenHub> {
  const random = createRandom();
  const clock = () => new Date();
  const exceptions = parseOutboundExceptions(settings.KEYWAY_OUTBOUND_EXCEPTIONS ?? '');
  const folder = resolve(settings.KEYWAY_DATA_DIR);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const store = await openStoreThread(join(folder, 'hub.sqlite'));
  const sandbox = (): [string, string][] =>
    hasSandbox(settings) ? [[sandboxOrigin, `http://127.0.0.1:${world.port()}/sandbox/api`]] : [];
  const notices: string[] = [];
  try {
    const { keys, madeFile } = openKeyring(settings.KEYWAY_VAULT_KEYS, {
      folder,
      random,
      ifMissing: (await store.hasAccounts()) ? 'refuse' : 'make',
      newId: await unusedKeyId(store),
    });
    if (madeFile !== undefined)
      notices.push(`Made a key for the vault: ${madeFile}. Keep a copy; without it no linked account can be opened.`);
    const vault = createVault(keys, random);
    await requireKnownKeys(keys, { store, vault, clock });
    const sealingKeyId = await settleSealingKey({ store, vault });
    if (sealingKeyId !== vault.firstKeyId)
      notices.push(
        `The vault seals with ${sealingKeyId}. Once every hub was started with ${vault.firstKeyId} among its keys, run: keyway vault rotate`,
      );
    const hub = createHub({
      ...world,
      store,
      vault,
      outbound: createOutbound({
        timeoutMs: providerTimeoutMs,
        exceptions: () => new Map([...sandbox(), ...exceptions]),
      }),
      clock,
      random,
      digest: createKeyedDigest(keys),
      answerSeal: createAnswerSeal(keys, random),
      apiKeys: settings.KEYWAY_API_KEYS,
      rateLimits: { checksAtProvider: { times: settings.KEYWAY_PROVIDER_CHECKS, windowMs: 60_000 } },
      mostRequests: settings.KEYWAY_HUB_REQUESTS,
      linkUnchecked: settings.KEYWAY_LINK_UNCHECKED,
    });
    return { hub, notices, close: () => store.close() };
  } catch (cause) {
    await store.close();
    throw cause;
  }
}
