/** Settings from the environment, checked once at the start. */
import { z } from 'zod';
import { parseApiKeys } from './contract/api-key.ts';
import { KeywayError } from './contract/errors.ts';
import { parseTrustedProxies } from './contract/trusted-proxies.ts';

const port = z.coerce.number().int().min(0).max(65_535);

export const settingsSchema = z.object({
  /** The brand to build and serve; the vendor's own when left out. */
  KEYWAY_BRAND: z.string().min(1).optional(),
  /** The content folder. */
  KEYWAY_CONTENT: z.string().min(1).default('content'),
  /** Where pages stand that guides link to and the site does not have, for brands that do not say so. */
  KEYWAY_LINK_BASE: z.url({ protocol: /^https?$/ }).optional(),
  /** Where built sites go, one folder a brand. */
  KEYWAY_OUT: z.string().min(1).default('dist'),
  /** Whether a picture is drawn for each guide, whatever the brand says. */
  KEYWAY_SOCIAL_IMAGES: z.enum(['drawn', 'none']).optional(),
  PORT: port.default(4321),
  /** The address to listen on. */
  HOST: z.string().min(1).default('127.0.0.1'),
  /** Origin of a hub elsewhere; the site's own when left out. */
  HUB_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  /** Where people reach this server, when that is not where it listens. */
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  /** Folder of the database and of the key file. */
  KEYWAY_DATA_DIR: z.string().min(1).default('.keyway'),
  /** Keys of the vault, `id:base64[,id:base64]`: the first seals, all open. */
  KEYWAY_VAULT_KEYS: z.string().min(1).optional(),
  /** Keys with which servers call the hub, separated by commas: `key`, `name:key` or `name:role:key`. */
  KEYWAY_API_KEYS: z
    .string()
    .transform((text, context) => {
      const parsed = parseApiKeys(text);
      if (parsed.kind === 'keys') return parsed.keys;
      context.issues.push({ code: 'custom', message: parsed.reason, input: undefined });
      return z.NEVER;
    })
    .default([]),
  /** How many requests a hub works on at once; it refuses those beyond. */
  KEYWAY_HUB_REQUESTS: z.coerce.number().int().min(1).max(100_000).default(200),
  /** How many checks a minute all readers together start at one provider. */
  KEYWAY_PROVIDER_CHECKS: z.coerce.number().int().min(1).max(1_000_000).default(600),
  /** Proxies before this server that say for whom they ask, by address or CIDR range, separated by commas or spaces. */
  KEYWAY_TRUSTED_PROXIES: z
    .string()
    .transform((text, context) => {
      const parsed = parseTrustedProxies(text);
      if (parsed.kind === 'networks') return parsed.networks;
      context.issues.push({ code: 'custom', message: parsed.reason, input: undefined });
      return z.NEVER;
    })
    .default([]),
  /** Whether the pretend provider answers; when left out, only where no API keys are set. */
  KEYWAY_SANDBOX: z.enum(['on', 'off']).optional(),
  /** Whether a credential may be linked without a check, when its provider can't be asked. */
  KEYWAY_LINK_UNCHECKED: z.enum(['allow', 'never']).default('allow'),
  /** Providers played by a server on this machine: `https://api.example.com=http://127.0.0.1:9000 …`. */
  KEYWAY_OUTBOUND_EXCEPTIONS: z.string().optional(),
});

export type Settings = z.infer<typeof settingsSchema>;

/**
 * The environment as one brand among several has it: `KEYWAY_API_KEYS__ACME` counts for the brand "acme" where
 * `KEYWAY_API_KEYS` counts for all others, and so does every other variable.
 */
export function brandEnvironment(
  environment: Record<string, string | undefined>,
  brand: string,
): Record<string, string | undefined> {
  const ending = `__${brand.toUpperCase().replaceAll('-', '_')}`;
  const own = Object.entries(environment)
    .filter(([name]) => name.endsWith(ending))
    .map(([name, value]) => [name.slice(0, -ending.length), value]);
  return { ...environment, ...Object.fromEntries(own) };
}

/** A setting that does not fit. */
export class SettingsInvalid extends KeywayError {
  constructor(message: string) {
    super('settings-invalid', message);
  }
}

/**
 * The settings in an environment. Empty variables count as left out.
 * @throws {SettingsInvalid} Naming every variable that does not fit, and why.
 */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const checked = settingsSchema.safeParse(given);
  if (checked.success) return checked.data;
  const reasons = checked.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new SettingsInvalid(`The environment does not fit.\n${reasons.map((reason) => `  ${reason}`).join('\n')}`);
}
