import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openVaultKeyFile } from '../../src/hub/vault-key-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keys-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = (ifMissing: 'make' | 'refuse' = 'make') =>
  openVaultKeyFile(join(folder, 'data'), { random: randomBytes, ifMissing });

test('a first start makes a key that only its owner can read, and says so', () => {
  const file = open();
  expect(file.kind).toBe('made');
  expect(statSync(file.path).mode & 0o777).toBe(0o600);
  expect(readFileSync(file.path, 'utf8')).toMatch(/^k1:[A-Za-z0-9+/]{43}=\n$/);
  expect(readdirSync(join(folder, 'data'))).toEqual(['vault.key']);
});

test('a second start finds the same key', () => {
  const [first, second] = [open(), open('refuse')];
  expect(second.kind).toBe('found');
  expect(second.keys.get('k1')?.equals(first.keys.get('k1') ?? expect.fail())).toBe(true);
});

test('a missing key is not replaced when credentials are stored', () => {
  expect(() => open('refuse')).toThrow(expect.objectContaining({ code: 'vault-key-missing' }));
  expect(readdirSync(folder)).toEqual([]);
});

test('a key that others can read, or of a wrong length, is refused', () => {
  const { path } = open();
  for (const mode of [0o640, 0o604, 0o644, 0o620]) {
    chmodSync(path, mode);
    expect(() => open()).toThrow(expect.objectContaining({ code: 'vault-key-readable-by-others' }));
  }
  chmodSync(path, 0o600);
  for (const text of ['', 'k1:', `k1:${randomBytes(31).toString('base64')}`]) {
    writeFileSync(path, text);
    expect(() => open()).toThrow(expect.objectContaining({ code: 'vault-keys-malformed' }));
  }
});
