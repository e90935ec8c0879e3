import { readFileSync } from 'node:fs';

/** The version of the package; `unknown` if its file does not say. */
export function keywayVersion(): string {
  const described: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const version = typeof described === 'object' && described && 'version' in described ? described.version : undefined;
  return typeof version === 'string' ? version : 'unknown';
}
