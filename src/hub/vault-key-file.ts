import {
  closeSync,
  fchmodSync,
  fstatSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { HubError } from './hub-error.ts';
import { parseVaultKeys, type VaultKeys, vaultKeyBytes } from './vault-keys.ts';

export interface VaultKeyFile {
  /** `made`: say so to the person who starts the hub, as this file belongs into the backup. */
  kind: 'made' | 'found';
  path: string;
  keys: VaultKeys;
}

export interface OpenKeyFileOptions {
  random: (bytes: number) => Uint8Array;
  ifMissing: 'make' | 'refuse';
  /** The id of a key that is made; `k1` when left out. */
  newId?: string;
}

/**
 * The keyring for a hub without `KEYWAY_VAULT_KEYS`: the file `vault.key` in the data folder, of the same form. With
 * `ifMissing: 'make'` a missing file is made (mode 600, complete or not at all); pass `'refuse'` when credentials are
 * already stored, since a new key would not open them.
 * @throws {HubError} `vault-key-missing`, `vault-key-readable-by-others`, `vault-keys-malformed`.
 */
export function openVaultKeyFile(
  folder: string,
  { random, ifMissing, newId = 'k1' }: OpenKeyFileOptions,
): VaultKeyFile {
  const path = join(folder, 'vault.key');
  const found = readKeys(path);
  if (found !== undefined) return { kind: 'found', path, keys: found };
  if (ifMissing === 'refuse') {
    throw new HubError(
      'vault-key-missing',
      `Credentials are stored, and their key file ${path} is gone. Restore it, or set KEYWAY_VAULT_KEYS.`,
    );
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const kind = makeFile(path, `${newId}:${Buffer.from(random(vaultKeyBytes)).toString('base64')}\n`);
  const keys = readKeys(path);
  if (keys === undefined) throw new HubError('vault-key-missing', `The key file ${path} vanished while it was made.`);
  return { kind, path, keys };
}

function readKeys(path: string): VaultKeys | undefined {
  const file = openIfThere(path);
  if (file === undefined) return undefined;
  try {
    if ((fstatSync(file).mode & 0o077) !== 0 && process.platform !== 'win32') {
      throw new HubError(
        'vault-key-readable-by-others',
        `Others can read the key file ${path}. Run: chmod 600 ${path}`,
      );
    }
    return parseVaultKeys(readFileSync(file, 'utf8'));
  } finally {
    closeSync(file);
  }
}

function openIfThere(path: string): number | undefined {
  try {
    return openSync(path, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function makeFile(path: string, text: string): 'made' | 'found' {
  // Written beside, then linked into place: a crash leaves no half key, and of two hubs that start at once one wins.
  const draft = `${path}.${process.pid}.draft`;
  rmSync(draft, { force: true });
  const file = openSync(draft, 'wx', 0o600);
  try {
    fchmodSync(file, 0o600);
    writeSync(file, text);
    fsyncSync(file);
    linkSync(draft, path);
    return 'made';
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return 'found';
    throw error;
  } finally {
    closeSync(file);
    rmSync(draft, { force: true });
    syncFolder(path);
  }
}

function syncFolder(path: string): void {
  const folder = openSync(join(path, '..'), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
