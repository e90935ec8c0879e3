import type { Settings } from '../settings.ts';

/** Whether the pretend provider answers: on a server that is for others nobody expects one, unless its operator says so. */
export function hasSandbox({ KEYWAY_SANDBOX, KEYWAY_API_KEYS }: Settings): boolean {
  return KEYWAY_SANDBOX === undefined ? KEYWAY_API_KEYS.length === 0 : KEYWAY_SANDBOX === 'on';
}
