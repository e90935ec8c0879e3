import { createSecretKey, randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { readSealedFields, writeSealedFields } from '../../src/hub/sealed-fields.ts';
import { Secret } from '../../src/hub/secret.ts';
import { type CredentialRecord, createVault, type SealedCredential } from '../../src/hub/vault.ts';
import { parseVaultKeys } from '../../src/hub/vault-keys.ts';
import { sealFormatOne } from './seal-format-one.ts';

const key = () => createSecretKey(randomBytes(32));
const record: CredentialRecord = {
  id: 'a1',
  ownerId: 'o1',
  connector: 'lodge',
  method: 'api-key',
  credentialVersion: 3,
};
const credentials = new Map([
  ['api_key', new Secret('canary-1')],
  ['region', new Secret('é')],
]);
const keys = new Map([
  ['k1', key()],
  ['k2', key()],
]);
const vault = createVault(keys, randomBytes);
const kept = { ...record, ...vault.seal(credentials, record, 'k1') };

const textsOf = (opened: ReturnType<typeof vault.open>) =>
  Object.fromEntries([...opened].map(([field, secret]) => [field, secret.reveal()]));
const cannotOpen = expect.objectContaining({ code: 'vault-cannot-open' });

test('what was sealed opens in its place, field by field', () => {
  expect(textsOf(vault.open(kept))).toEqual({ api_key: 'canary-1', region: 'é' });
  const nothing = { ...record, ...vault.seal(new Map(), record, 'k1') };
  expect(vault.open(nothing).size).toBe(0);
});

test('every credential has a data key of its own', () => {
  const again = vault.seal(credentials, record, 'k1');
  expect(() => vault.open({ ...kept, wrappedKey: again.wrappedKey })).toThrow(cannotOpen);
  expect(() => vault.open({ ...kept, sealed: again.sealed })).toThrow(cannotOpen);
  expect(textsOf(vault.open({ ...kept, ...again }))).toEqual(textsOf(vault.open(kept)));
});

describe('what was sealed does not open', () => {
  test.each([
    ['for another owner', { ownerId: 'o2' }],
    ['in the row of another account', { id: 'a2' }],
    ['for another connector', { connector: 'mason' }],
    ['for another method', { method: 'basic' }],
    ['as another version', { credentialVersion: 2 }],
    ['where the parts of its place are joined', { id: 'a1o1', ownerId: '' }],
    ['where a part of its place has quotes', { id: 'a1","o1', ownerId: 'lodge' }],
  ] as const)('%s', (_, part) => {
    expect(() => vault.open({ ...kept, ...part })).toThrow(cannotOpen);
    // Control: it is the place that keeps it shut.
    const there = { ...record, ...part };
    expect(vault.open({ ...there, ...vault.seal(credentials, there, 'k1') }).size).toBe(2);
  });

  test('with another key of the vault, or with one that is not there', () => {
    expect(() => vault.open({ ...kept, keyId: 'k2' })).toThrow(cannotOpen);
    expect(() => vault.open({ ...kept, keyId: 'k3' })).toThrow(expect.objectContaining({ code: 'vault-key-unknown' }));
  });

  test('with an older version put back into the record', () => {
    const next = { ...record, credentialVersion: 4 };
    const replaced = { ...next, ...vault.seal(new Map([['api_key', new Secret('canary-2')]]), next, 'k1') };
    const { keyId, wrappedKey, sealed } = kept;
    expect(() => vault.open({ ...replaced, keyId, wrappedKey, sealed })).toThrow(cannotOpen);
    expect(textsOf(vault.open(replaced))).toEqual({ api_key: 'canary-2' });
  });

  test('with fields exchanged, renamed, left out, doubled, added or taken from another credential', () => {
    const fields = readSealedFields(kept.sealed);
    const [first, second] = [fields.get('api_key') ?? Buffer.of(), fields.get('region') ?? Buffer.of()];
    const with_ = (...entries: [string, Uint8Array][]) => ({ ...kept, sealed: writeSealedFields(new Map(entries)) });
    const foreign = readSealedFields(vault.seal(credentials, record, 'k1').sealed).get('api_key') ?? Buffer.of();
    const spoiled = {
      exchanged: with_(['api_key', second], ['region', first]),
      renamed: with_(['password', first], ['region', second]),
      'left out': with_(['api_key', first]),
      'all left out': with_(),
      'in another order': with_(['region', second], ['api_key', first]),
      added: with_(['api_key', first], ['region', second], ['more', second]),
      doubled: { ...kept, sealed: Buffer.concat([kept.sealed, kept.sealed.subarray(1)]) },
      foreign: with_(['api_key', foreign], ['region', second]),
    };
    for (const [what, one] of Object.entries(spoiled)) expect(() => vault.open(one), what).toThrow(cannotOpen);
    // Control: the same bytes, put together as they were.
    expect(vault.open(with_(['api_key', first], ['region', second])).size).toBe(2);
  });

  test.each(['sealed', 'wrappedKey'] as const)('with any bit of its %s flipped, or any byte cut off', (part) => {
    const whole = kept[part] ?? Buffer.of();
    let refusedCount = 0;
    const refuses = (bytes: Uint8Array) => {
      expect(() => vault.open({ ...kept, [part]: bytes })).toThrow(cannotOpen);
      refusedCount += 1;
    };
    for (let bit = 0; bit < whole.length * 8; bit += 1) {
      const bytes = Uint8Array.from(whole);
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      refuses(bytes);
    }
    for (let length = 0; length < whole.length; length += 1) refuses(whole.subarray(0, length));
    expect(refusedCount).toBe(whole.length * 9);
  });

  test('in the row of any other', () => {
    const rows = Array.from({ length: 40 }, (_, index) => ({ ...record, id: `a${index}` }));
    const sealed = rows.map((row) => vault.seal(credentials, row, 'k1'));
    let openedCount = 0;
    for (const [at, row] of rows.entries()) {
      for (const [index, one] of sealed.entries()) {
        try {
          vault.open({ ...row, ...one });
          expect(index).toBe(at);
          openedCount += 1;
        } catch (error) {
          expect(error).toMatchObject({ code: 'vault-cannot-open' });
        }
      }
    }
    expect(openedCount).toBe(40);
  });
});

describe('going over to another key', () => {
  test('wraps the data key anew, and leaves the fields as they are', () => {
    const rewrapped = vault.rewrap(kept, 'k2');
    expect(rewrapped).toMatchObject({ keyId: 'k2', sealed: kept.sealed });
    const alone = createVault(new Map([...keys].filter(([id]) => id === 'k2')), randomBytes);
    expect(textsOf(alone.open({ ...record, ...rewrapped }))).toEqual(textsOf(vault.open(kept)));
    expect(() => alone.open(kept)).toThrow(expect.objectContaining({ code: 'vault-key-unknown' }));
    expect(() => vault.rewrap({ ...kept, ownerId: 'o2' }, 'k2')).toThrow(cannotOpen);
  });

  test('seals what has no data key anew', () => {
    const [[keyId, first] = ['', key()]] = keys;
    const old = { ...record, ...sealFormatOne({ api_key: 'canary-3' }, record, { keyId, key: first }) };
    expect(textsOf(vault.open(old))).toEqual({ api_key: 'canary-3' });
    expect(() => vault.open({ ...old, ownerId: 'o2' })).toThrow(cannotOpen);
    const rewrapped: SealedCredential = vault.rewrap(old, 'k2');
    expect(rewrapped.wrappedKey).not.toBeNull();
    expect(textsOf(vault.open({ ...record, ...rewrapped }))).toEqual({ api_key: 'canary-3' });
  });
});

test('a credential that a hub of before data keys sealed opens', () => {
  const old = createVault(new Map([['k1', createSecretKey(Buffer.alloc(32, '0123456789abcdef'))]]), randomBytes);
  const sealed = Buffer.from(
    'AQcHBwcHBwcHBwcHB6cMjWbuoTM5L4LqmF2EZTvPoJZ3Zs0vRjTuF7TVEiAMzfDABPS8GDu9M518oyUbdg0DngQ=',
    'base64',
  );
  expect(textsOf(old.open({ ...record, keyId: 'k1', wrappedKey: null, sealed }))).toEqual({
    api_key: 'canary-1',
    region: 'eu',
  });
});

test('memory that held a data key or a plain field is zeros afterwards', () => {
  const dataKeys: Uint8Array[] = [];
  const watched = createVault(keys, (bytes) => {
    const made = randomBytes(bytes);
    if (bytes === 32) dataKeys.push(made);
    return made;
  });
  expect(watched.open({ ...record, ...watched.seal(credentials, record, 'k1') }).size).toBe(2);
  expect(dataKeys.map((bytes) => bytes.every((byte) => byte === 0))).toEqual([true]);
  // Control: others that were made are as they were.
  expect(randomBytes(32).every((byte) => byte === 0)).toBe(false);
});

test('keys are read as id:base64, and anything else is refused without being repeated', () => {
  const good = randomBytes(32).toString('base64');
  expect([...parseVaultKeys(`new:${good}, old:${randomBytes(32).toString('base64url')}\n`).keys()]).toEqual([
    'new',
    'old',
  ]);
  const wrong = [
    '',
    'k1',
    `k1:${randomBytes(16).toString('base64')}`,
    `k1:${randomBytes(33).toString('base64')}`,
    `k1:${good},k1:${good}`,
    `k1:${Buffer.alloc(32).toString('base64')}`,
    `k 1:${good}`,
    good,
  ];
  for (const text of wrong) {
    expect(() => parseVaultKeys(text)).toThrow(expect.objectContaining({ code: 'vault-keys-malformed' }));
    expect(() => parseVaultKeys(text)).not.toThrow(text.length > 10 ? text : '\u0000');
  }
});

test('a secret prints itself nowhere', () => {
  const secret = new Secret('canary-2');
  const printed = [
    `${secret}`,
    JSON.stringify({ secret }),
    inspect({ secret }),
    inspect(secret, { showHidden: true, depth: 9 }),
    String(credentials),
  ];
  expect(printed.join()).not.toContain('canary');
  expect(secret.reveal()).toBe('canary-2');
});
