import { createHash } from 'node:crypto';

/** What a key of the pretend provider does when it is used. */
export const keyKinds = {
  works: 'works',
  'no-contacts': 'without the right to read contacts',
  down: 'works, but the provider is down',
  busy: 'works, but the provider is busy',
} as const;
export type KeyKind = keyof typeof keyKinds;

export interface SandboxKey {
  id: string;
  name: string;
  kind: KeyKind;
  lastFour: string;
  createdAt: Date;
  revokedAt: Date | null;
}

/** The keys of the pretend provider. A visitor has those that they made, and no other can be seen or revoked. */
export interface SandboxKeys {
  /** Newest first. */
  list(visitor: string | undefined): SandboxKey[];
  /** Make a key; the answer is the word by which `reveal` shows its text. */
  create(visitor: string, name: string, kind: KeyKind): string;
  /** The text of a new key, the first time its visitor asks for it. */
  reveal(visitor: string | undefined, revealId: string): string | undefined;
  revoke(visitor: string | undefined, id: string): void;
  /** Whoever has a key's text may use it. */
  find(text: string): SandboxKey | undefined;
}

/** Of one visitor. */
const keyLimit = 100;
/** Of all visitors: a few megabytes. */
const totalLimit = 20_000;

interface KeptKey extends SandboxKey {
  visitor: string;
  digest: string;
}

/** Keys in memory: at most 100 of a visitor, of which the oldest is forgotten first, and at most 20,000 of all. */
export function createSandboxKeys(world: { clock: () => Date; random: (bytes: number) => Uint8Array }): SandboxKeys {
  const keys = new Map<string, KeptKey>();
  const unseen = new Map<string, { visitor: string; text: string }>();
  const newId = (bytes: number) => Buffer.from(world.random(bytes)).toString('hex');

  const ofVisitors = new Map<string, Set<KeptKey>>();
  const keysOf = (visitor: string | undefined) => [...(visitor === undefined ? [] : (ofVisitors.get(visitor) ?? []))];

  function keep(key: KeptKey): void {
    keys.set(key.digest, key);
    ofVisitors.set(key.visitor, (ofVisitors.get(key.visitor) ?? new Set()).add(key));
  }

  function forget(key: KeptKey | undefined): void {
    if (key === undefined) return;
    keys.delete(key.digest);
    const own = ofVisitors.get(key.visitor);
    own?.delete(key);
    if (own?.size === 0) ofVisitors.delete(key.visitor);
  }

  return {
    list: (visitor) => keysOf(visitor).reverse(),
    create(visitor, name, kind) {
      const text = `sbx_${newId(20)}`;
      const revealId = newId(12);
      const digest = digestOf(text);
      keep({
        visitor,
        digest,
        id: newId(8),
        name,
        kind,
        lastFour: text.slice(-4),
        createdAt: world.clock(),
        revokedAt: null,
      });
      unseen.set(revealId, { visitor, text });
      const own = keysOf(visitor);
      if (own.length > keyLimit) forget(own[0]);
      if (keys.size > totalLimit) forget(firstOf(keys));
      if (unseen.size > totalLimit) unseen.delete(unseen.keys().next().value ?? '');
      return revealId;
    },
    reveal(visitor, revealId) {
      const made = unseen.get(revealId);
      if (made?.visitor !== visitor) return undefined;
      unseen.delete(revealId);
      return made?.text;
    },
    revoke(visitor, id) {
      const key = keysOf(visitor).find((candidate) => candidate.id === id);
      if (key !== undefined) key.revokedAt ??= world.clock();
    },
    find: (text) => keys.get(digestOf(text)),
  };
}

function firstOf<Value>(map: ReadonlyMap<unknown, Value>): Value | undefined {
  const [first] = map.values();
  return first;
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
