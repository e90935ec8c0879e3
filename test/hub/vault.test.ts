import { createSecretKey, randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { Secret } from '../../src/hub/secret.ts';
import { createVault, type RowIdentity } from '../../src/hub/vault.ts';
import { parseVaultKeys } from '../../src/hub/vault-keys.ts';

const key = () => createSecretKey(randomBytes(32));
const place: RowIdentity = { accountId: 'a1', ownerId: 'o1', connector: 'lodge', method: 'api-key' };
const credentials = new Map([['api_key', new Secret('canary-1')]]);

test('what was sealed opens in its place', () => {
  const vault = createVault(new Map([['k1', key()]]), randomBytes);
  expect(vault.open(vault.seal(credentials, place), place).get('api_key')?.reveal()).toBe('canary-1');
});

test('what was sealed opens in no other place', () => {
  const vault = createVault(
    new Map([
      ['k1', key()],
      ['k2', key()],
    ]),
    randomBytes,
  );
  const sealed = vault.seal(credentials, place);
  const others = [
    ...Object.keys(place).map((part) => ({ ...place, [part]: 'other' })),
    { ...place, accountId: 'a1o1', ownerId: '' },
    { ...place, accountId: 'a1","o1', ownerId: 'lodge' },
  ];
  for (const other of others) expect(() => vault.open(sealed, other)).toThrow('cannot be opened');
  expect(() => vault.open({ ...sealed, keyId: 'k2' }, place)).toThrow('cannot be opened');
  expect(() => vault.open({ ...sealed, keyId: 'k3' }, place)).toThrow(
    expect.objectContaining({ code: 'vault-key-unknown' }),
  );
});

test('what was sealed does not open with any bit flipped, or any byte cut off', () => {
  const vault = createVault(new Map([['k1', key()]]), randomBytes);
  const sealed = vault.seal(credentials, place);
  let refusedCount = 0;
  const refuses = (bytes: Uint8Array) => {
    expect(() => vault.open({ ...sealed, bytes }, place)).toThrow(
      expect.objectContaining({ code: 'vault-cannot-open' }),
    );
    refusedCount += 1;
  };
  for (let bit = 0; bit < sealed.bytes.length * 8; bit += 1) {
    const bytes = Uint8Array.from(sealed.bytes);
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    refuses(bytes);
  }
  for (let length = 0; length < sealed.bytes.length; length += 1) refuses(sealed.bytes.subarray(0, length));
  expect(refusedCount).toBe(sealed.bytes.length * 9);
});

test('no sealed credential opens in the row of another', () => {
  const vault = createVault(new Map([['k1', key()]]), randomBytes);
  const rows = Array.from({ length: 40 }, (_, index) => ({ ...place, accountId: `a${index}` }));
  const sealed = rows.map((row) => vault.seal(credentials, row));
  let openedCount = 0;
  for (const [at, row] of rows.entries()) {
    for (const [index, one] of sealed.entries()) {
      try {
        vault.open(one, row);
        expect(index).toBe(at);
        openedCount += 1;
      } catch (error) {
        expect(error).toMatchObject({ code: 'vault-cannot-open' });
      }
    }
  }
  expect(openedCount).toBe(40);
});

test('the first key seals, and all keys open', () => {
  const [old, young] = [key(), key()];
  const sealed = createVault(new Map([['old', old]]), randomBytes).seal(credentials, place);
  const vault = createVault(
    new Map([
      ['young', young],
      ['old', old],
    ]),
    randomBytes,
  );
  expect(vault.open(sealed, place).size).toBe(1);
  expect(vault.seal(credentials, place).keyId).toBe('young');
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
