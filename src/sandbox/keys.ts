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

export interface SandboxKeys {
  /** Newest first. */
  list(): SandboxKey[];
  /** Make a key; the answer is the word by which `reveal` shows its text. */
  create(name: string, kind: KeyKind): string;
  /** The text of a new key, the first time it is asked for. */
  reveal(revealId: string): string | undefined;
  revoke(id: string): void;
  find(text: string): SandboxKey | undefined;
}

const keyLimit = 100;

/** The keys of the pretend provider, in memory: at most 100, of which the oldest is forgotten first. */
export function createSandboxKeys(world: { clock: () => Date; random: (bytes: number) => Uint8Array }): SandboxKeys {
  const keys = new Map<string, SandboxKey>();
  const unseen = new Map<string, string>();
  const newId = (bytes: number) => Buffer.from(world.random(bytes)).toString('hex');

  return {
    list: () => [...keys.values()].reverse(),
    create(name, kind) {
      const text = `sbx_${newId(20)}`;
      const revealId = newId(12);
      keys.set(digestOf(text), {
        id: newId(8),
        name,
        kind,
        lastFour: text.slice(-4),
        createdAt: world.clock(),
        revokedAt: null,
      });
      unseen.set(revealId, text);
      dropOldest(keys);
      dropOldest(unseen);
      return revealId;
    },
    reveal(revealId) {
      const text = unseen.get(revealId);
      unseen.delete(revealId);
      return text;
    },
    revoke(id) {
      const key = [...keys.values()].find((candidate) => candidate.id === id);
      if (key !== undefined) key.revokedAt ??= world.clock();
    },
    find: (text) => keys.get(digestOf(text)),
  };
}

function dropOldest(map: Map<string, unknown>): void {
  const [oldest] = map.keys();
  if (map.size > keyLimit && oldest !== undefined) map.delete(oldest);
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
