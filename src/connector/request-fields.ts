/** How the request that checks a credential names the fields of its method. */
import { type Carrier, unsendable } from '../contract/sendable.ts';
import type { Field, Method } from './schema.ts';

/** The form of `{fieldKey}` in requests. */
export const placeholder = /\{([A-Za-z][A-Za-z0-9_]*)\}/g;

/**
 * Whether a field may stand in the host of a request: a listed option may, and so may one label before the field's
 * own suffix. Free text there would choose whom the hub talks to.
 */
export function isFitForHost({ key, options, host_suffix }: Field, authority: string): boolean {
  return options !== undefined || (host_suffix !== undefined && authority.includes(`{${key}}${host_suffix}`));
}

/**
 * A character that a field's value cannot hold where the request wants it, as the source of a regular expression with the
 * flag `u`; `undefined` if every character can be sent.
 */
export function unsendableOf({ verify }: Pick<Method, 'verify'>, key: string): string | undefined {
  const { headers = {}, basic } = verify?.request ?? {};
  const texts: [Carrier, string | undefined][] = [
    ...Object.values(headers).map((text): [Carrier, string] => ['header', text]),
    ['basic-name', basic?.username],
    ['basic', basic?.password],
  ];
  const carriers = texts.filter(([, text]) => text?.includes(`{${key}}`)).map(([carrier]) => unsendable[carrier]);
  return carriers.length === 0 ? undefined : [...new Set(carriers)].join('|');
}
