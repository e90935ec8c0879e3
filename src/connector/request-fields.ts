/** How the request that checks a credential names the fields of its method. */
import type { Field } from './schema.ts';

/** The form of `{fieldKey}` in requests. */
export const placeholder = /\{([A-Za-z][A-Za-z0-9_]*)\}/g;

/**
 * Whether a field may stand in the host of a request: a listed option may, and so may one label before the field's
 * own suffix. Free text there would choose whom the hub talks to.
 */
export function isFitForHost({ key, options, host_suffix }: Field, authority: string): boolean {
  return options !== undefined || (host_suffix !== undefined && authority.includes(`{${key}}${host_suffix}`));
}
