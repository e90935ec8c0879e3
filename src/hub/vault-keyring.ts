import { type OpenKeyFileOptions, openVaultKeyFile } from './vault-key-file.ts';
import { parseVaultKeys, type VaultKeys } from './vault-keys.ts';

export interface VaultKeyring {
  keys: VaultKeys;
  /** The key file, when this call made it. */
  madeFile?: string;
}

/**
 * The vault's keys: those that a setting lists, else those of the key file in the data folder.
 * @throws {HubError} `vault-keys-malformed`, `vault-key-missing`, `vault-key-readable-by-others`.
 */
export function openKeyring(
  listed: string | undefined,
  { folder, ...options }: OpenKeyFileOptions & { folder: string },
): VaultKeyring {
  if (listed !== undefined) return { keys: parseVaultKeys(listed) };
  const { kind, path, keys } = openVaultKeyFile(folder, options);
  return kind === 'made' ? { keys, madeFile: path } : { keys };
}
